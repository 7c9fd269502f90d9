using System.Collections.Immutable;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class WeightTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Theory]
    [InlineData(1_000_000 - 1, null)]
    [InlineData(1_000_000, RefusalCode.MailboxTooLarge)]
    public void A_member_fills_a_mailbox_up_to_a_million_characters(int weight, RefusalCode? refused)
    {
        // The message adds its frame and its text, to one contact.
        var state = Weighing(weight + 1 - 200 - Text.Length);
        var message = FollowUp.Decide(state, Jean, Id(1), new(Text), _policy, Tuesday);
        Assert.Equal(refused, Budget.Charge(message, state, Jean, _policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void An_agent_still_answers_in_a_mailbox_that_its_member_has_filled()
    {
        Assert.Null(Answer(Weighing(1_000_000)));
        Assert.Equal(RefusalCode.MailboxTooLarge, Answer(Weighing(2_000_000)));
    }

    [Fact]
    public void What_adds_no_text_is_never_too_large()
    {
        var state = Weighing(3_000_000);
        var claim = Claiming.Claim(state, Agent, Id(1), new(), _policy, Tuesday);
        Assert.Null(Budget.Charge(claim, state, Agent, _policy, Tuesday).Refusal);
        var grant = Procurations.Grant(state, Jean, Lucie.Id, new("Lucie", null, null, null), Tuesday);
        Assert.Null(Budget.Charge(grant, state, Jean, _policy, Tuesday).Refusal);
    }

    [Fact]
    public void What_a_hold_keeps_and_what_agents_note_weighs_too()
    {
        var light = MailboxOf(1, _policy, Tuesday);
        var contact = light.Contacts[0];
        Assert.Equal(200 + 200 + Text.Length, Weight.Of(light));
        var noted = contact with { Notes = [new("n", new("a", "A"), Tuesday, "1234567890", null)] };
        Assert.Equal(2 * Weight.Of(light) + 210, Weight.Of(light.With(noted) with { Withheld = [contact] }));
    }

    private RefusalCode? Answer(MailboxState state)
    {
        var reply = Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, Tuesday);
        return Budget.Charge(reply, state, Agent, _policy, Tuesday).Refusal?.Code;
    }

    /// <summary>Jean's mailbox with one contact, of that weight.</summary>
    private MailboxState Weighing(int weight)
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        var contact = state.Contacts[0];
        var text = new string('a', weight - 200 - 200);
        var messages = ImmutableArray.Create(contact.Messages[0] with { Text = text });
        return state.With(contact with { Messages = messages });
    }
}
