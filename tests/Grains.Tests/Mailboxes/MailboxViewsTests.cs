using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class MailboxViewsTests
{
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _one;

    public MailboxViewsTests() => _one = MailboxOf(1, _policy, Tuesday);

    [Fact]
    public void A_deadline_says_how_it_was_reached_as_long_as_an_answer_is_owed()
    {
        var friday = new DateTimeOffset(2026, 4, 3, 14, 5, 0, TimeSpan.Zero);
        var state = MailboxOf(1, _policy, friday);
        ContactView View() => MailboxViews.Contact(state, state.Contacts[0], Standing.Holder, _policy, friday);
        Assert.Equal(
            [(4, "samedi"), (5, "dimanche"), (6, "lundi de Pâques")],
            View().Skipped!.Value.Select(day => (day.Date.Day, day.Reason))
        );
        Assert.Equal(48 * 60, View().BusinessMinutes);

        state = Replying
            .Decide(state, Agent, Id(1), new(ReplyKind.Interim, "Un peu."), _policy, friday)
            .Accepted()
            .Next;
        Assert.Equal((10 * 24 * 60, 7), (View().BusinessMinutes, View().Skipped!.Value.Length));

        state = Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, friday).Accepted().Next;
        Assert.Equal((null, null), (View().BusinessMinutes, View().Skipped));
    }

    [Fact]
    public void Members_see_no_level_and_no_escalation_and_agents_do()
    {
        var late = Agenda.Advance(_one, _policy, Tuesday.AddDays(3));

        var member = MailboxViews.Get(late, Jean, Id(1), _policy, Tuesday).Accepted();
        Assert.Null(member.Level);
        Assert.Null(member.Escalations);
        var agent = MailboxViews.Get(late, Agent, Id(1), _policy, Tuesday).Accepted();
        Assert.Equal(3, agent.Level);
        Assert.Equal([1, 2, 3], agent.Escalations!.Value.Select(step => step.Level));
    }

    [Fact]
    public void Agents_see_the_business_time_left_while_a_clock_runs_and_members_do_not()
    {
        var friday = new DateTimeOffset(2026, 10, 16, 14, 5, 0, TimeSpan.Zero);
        var one = MailboxOf(1, _policy, friday);
        Assert.Equal(48 * 60, MinutesLeft(one, friday));
        Assert.Equal(48 * 60 - 1, MinutesLeft(one, friday.AddSeconds(1)));
        Assert.Equal(40 * 60 + 5, MinutesLeft(one, friday.AddDays(1)));
        Assert.Equal(-61, MinutesLeft(one, friday.AddDays(4).AddMinutes(60).AddSeconds(1)));
        Assert.Equal(10 * 24 * 60, MinutesLeft(Reply(one, ReplyKind.Interim, friday).Accepted().Next, friday));
        Assert.Null(MinutesLeft(Reply(one, ReplyKind.Final, friday).Accepted().Next, friday));
        Assert.Null(MailboxViews.Get(one, Jean, Id(1), _policy, friday).Accepted().MinutesLeft);

        int? MinutesLeft(MailboxState state, DateTimeOffset now) =>
            MailboxViews.Get(state, Agent, Id(1), _policy, now).Accepted().MinutesLeft;
    }

    private Outcome<Decision<Contact>> Reply(MailboxState state, ReplyKind kind, DateTimeOffset now) =>
        Replying.Decide(state, Agent, Id(1), new(kind, "Voici la réponse."), _policy, now);
}
