using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ContactTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly Contact _one;

    public ContactTests() => _one = MailboxOf(1, _policy, Tuesday).Contacts[0];

    [Fact]
    public void The_status_follows_from_the_clock()
    {
        Assert.Equal((ContactStatus.Open, false), (_one.Status, _one.IsAnswered));
        var pending = _one with { Clock = Clock.ForResolution(2, "picardie", _policy, Tuesday) };
        Assert.Equal((ContactStatus.Pending, false), (pending.Status, pending.IsAnswered));
        var answered = _one with { Clock = _one.Clock.Stop(Tuesday) };
        Assert.Equal((ContactStatus.Answered, true), (answered.Status, answered.IsAnswered));
    }

    [Fact]
    public void It_was_answered_when_the_last_final_answer_was_sent_and_can_be_reopened_for_30_days_then()
    {
        var said = _one with
        {
            Messages = [_one.Messages[0], Answer(2, MessageKind.Final, 1), Answer(3, MessageKind.Final, 2)],
        };
        Assert.Null(said.AnsweredAt);
        Assert.Null(said.ReopenableUntil);

        var answered = said with { Clock = said.Clock.Stop(Tuesday) };
        Assert.Equal(Tuesday.AddHours(2), answered.AnsweredAt);
        Assert.Equal(Tuesday.AddHours(2).AddDays(30), answered.ReopenableUntil);
    }

    [Fact]
    public void An_answer_is_unread_until_it_is_read_at_its_time_or_later()
    {
        var said = _one with { Messages = [_one.Messages[0], Answer(2, MessageKind.Interim, 1)] };

        Assert.False((_one with { ReadAt = null }).HasUnread);
        Assert.True(said.HasUnread);
        Assert.True((said with { ReadAt = Tuesday.AddHours(1).AddTicks(-1) }).HasUnread);
        Assert.False((said with { ReadAt = Tuesday.AddHours(1) }).HasUnread);
    }

    [Fact]
    public void A_message_is_dated_after_what_was_said_and_read()
    {
        Assert.Equal(Tuesday.AddHours(1), Next(_one, 1).SentAt);
        Assert.Equal(Tuesday, Next(_one, -1).SentAt);
        Assert.Equal(Tuesday.AddHours(3).AddTicks(1), Next(_one with { ReadAt = Tuesday.AddHours(3) }, 1).SentAt);
        Assert.Equal($"{Id(1)}-2", Next(_one, 1).Id);
    }

    [Fact]
    public void Who_writes_makes_what_came_before_stale_and_who_changes_does_not()
    {
        Assert.Equal((2, 1), (_one.Changed().Version, _one.Changed().WrittenVersion));
        var written = _one.Changed().Written(Next(_one, 1));
        Assert.Equal((3, 3, 2), (written.Version, written.WrittenVersion, written.Messages.Length));
    }

    [Fact]
    public void A_claim_is_the_charge_of_one_agent()
    {
        var claimed = new Charge.Claimed(new("a", "A"), Tuesday, Tuesday.AddHours(4));

        Assert.Equal(Charge.None, _one.Charge);
        Assert.Null(_one.Claim);
        Assert.Null((_one with { Charge = new Charge.Lapsed("a") }).Claim);
        Assert.Same(claimed, (_one with { Charge = claimed }).Claim);
        Assert.True(claimed.IsOf("a"));
        Assert.False(claimed.IsOf("b"));
    }

    private static Message Answer(int number, MessageKind kind, int hours) =>
        new($"{Id(1)}-{number}", new(AuthorKind.Agent, "a", "A"), Tuesday.AddHours(hours), kind, "Voici.");

    private static Message Next(Contact contact, int hours) =>
        contact.NextMessage(
            new(AuthorKind.Agent, "a", "A"),
            Tuesday.AddHours(hours),
            MessageKind.Interim,
            "Voici.",
            null
        );
}
