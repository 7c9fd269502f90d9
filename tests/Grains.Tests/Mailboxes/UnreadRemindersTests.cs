using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class UnreadRemindersTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void An_answer_unread_for_5_business_days_is_reminded_of_once()
    {
        var state = Answered(Tuesday);
        Assert.Equal(Tuesday.AddDays(7), Agenda.NextEvent(state, _policy));

        state = Agenda.Advance(state, _policy, Tuesday.AddDays(7));

        Assert.Equal($"recall.{Id(1)}-2", Assert.Single(state.Outbox).Id);
        Assert.Same(state, Agenda.Advance(state, _policy, Tuesday.AddDays(8)));
    }

    [Fact]
    public void What_is_read_or_not_wanted_is_not_reminded_of()
    {
        var read = Answered(Tuesday);
        read = read.Then(now => Reading.Decide(read, Jean, Id(1), now), Tuesday.AddDays(1));
        Assert.Empty(Agenda.Advance(read, _policy, Tuesday.AddDays(9)).Outbox);

        var unwanted = Answered(Tuesday);
        unwanted = unwanted.Then(
            now => Preferring.Decide(unwanted, Jean, new(Recalls: false), now),
            Tuesday.AddDays(1)
        );
        Assert.Empty(Agenda.Advance(unwanted, _policy, Tuesday.AddDays(9)).Outbox);
    }

    [Fact]
    public void An_agent_sees_that_an_answer_has_waited_unread_for_5_business_days()
    {
        var state = Answered(Tuesday);
        state = state.Then(now => Preferring.Decide(state, Jean, new(Recalls: false), now), Tuesday.AddDays(1));
        DateTimeOffset? Seen(MailboxState by, Standing standing, DateTimeOffset now) =>
            MailboxViews.Contact(by, by.Contacts[0], standing, _policy, now).UnreadSince;

        Assert.Null(Seen(state, Standing.Staff, Tuesday.AddDays(7).AddTicks(-1)));
        Assert.Equal(Tuesday, Seen(state, Standing.Staff, Tuesday.AddDays(7)));
        Assert.Null(Seen(state, Standing.Holder, Tuesday.AddDays(7)));

        var again = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Encore."), _policy, now),
            Tuesday.AddDays(6)
        );
        Assert.Equal(Tuesday, Seen(again, Standing.Staff, Tuesday.AddDays(7)));

        var read = again.Then(now => Reading.Decide(again, Jean, Id(1), now), Tuesday.AddDays(8));
        Assert.Null(Seen(read, Standing.Staff, Tuesday.AddDays(9)));
    }

    private MailboxState Answered(DateTimeOffset at)
    {
        var state = MailboxOf(1, _policy, at);
        return state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            at
        ) with
        {
            Outbox = [],
        };
    }
}
