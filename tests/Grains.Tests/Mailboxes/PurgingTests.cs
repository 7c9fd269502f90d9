using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class PurgingTests
{
    /// <summary>13 October 2023, 10:00 in Paris.</summary>
    private static readonly DateTimeOffset Old = Tuesday.AddMonths(-36);

    private static readonly DateTimeOffset Gone = new(2026, 10, 13, 22, 0, 0, TimeSpan.Zero);

    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_mailbox_is_due_when_its_oldest_contact_is()
    {
        var state = MailboxOf(1, _policy, Old);
        Assert.Equal(new DueRow("picardie", Gone), Purging.DueOf(state, _policy));

        Assert.Equal(0, Purging.Of(state, _policy, Gone.AddTicks(-1)).ByAge);
        var purge = Purging.Of(state, _policy, Gone);
        Assert.Equal((1, 0), (purge.ByAge, purge.ByOverflow));
        Assert.Empty(Left(purge).Contacts);
    }

    [Fact]
    public void What_is_not_due_stays_as_it_is()
    {
        var state = MailboxOf(3, _policy, Tuesday);
        var purge = Purging.Of(state, _policy, Tuesday.AddDays(1));
        Assert.Equal(new Purge.Keep(state, 0, 0, 0), purge);
    }

    [Fact]
    public void Beyond_a_lower_limit_the_oldest_answered_leave_and_open_ones_stay()
    {
        var state = MailboxOf(4, _policy, Tuesday);
        foreach (var number in new[] { 2, 3 })
            state = Answered(state, number);
        var purge = Purging.Of(state, Policy(new(MaxContacts: 3)), Tuesday.AddDays(1));
        Assert.Equal(1, purge.ByOverflow);
        Assert.Equal([Id(1), Id(3), Id(4)], Left(purge).Contacts.Select(contact => contact.Id));
        Assert.Equal(2, Purging.Of(state, Policy(new(MaxContacts: 1)), Tuesday.AddDays(1)).ByOverflow);
    }

    [Fact]
    public void Procurations_go_a_year_after_their_end_when_granted_and_30_days_after_it_when_received()
    {
        var state = MailboxState.Empty("jean") with
        {
            Procurations = [new("lucie", "Lucie", null, Old, Tuesday), new("paul", "Paul", null, Old, null)],
            Received = [new("odile", "Odile", Old, Tuesday, 1, false)],
        };
        Assert.Equal(Tuesday.AddDays(30), Purging.DueOf(state, _policy).At);
        var received = Purging.Of(state, _policy, Tuesday.AddDays(30));
        var left = Left(received);
        Assert.Equal((1, true), (received.Procurations, left.Received.IsEmpty));
        Assert.Equal(Tuesday.AddDays(365), Purging.DueOf(left, _policy).At);
        Assert.Equal(2, Left(Purging.Of(left, _policy, Tuesday.AddDays(365).AddTicks(-1))).Procurations.Length);
        left = Left(Purging.Of(left, _policy, Tuesday.AddDays(365)));
        Assert.Equal("paul", Assert.Single(left.Procurations).ProxyId);
        Assert.Null(Purging.DueOf(left, _policy).At);
    }

    [Fact]
    public void An_empty_mailbox_goes_36_months_after_its_last_use()
    {
        var state = MailboxState.Empty("jean") with { TouchedAt = Tuesday };
        Assert.Equal(Tuesday.AddMonths(36), Purging.DueOf(state, _policy).At);
        Assert.Equal(state, Left(Purging.Of(state, _policy, Tuesday.AddMonths(36).AddTicks(-1))));
        Assert.IsType<Purge.Delete>(Purging.Of(state, _policy, Tuesday.AddMonths(36)));
    }

    [Fact]
    public void An_empty_mailbox_of_unknown_last_use_is_given_one_and_is_due_at_once_for_that()
    {
        var state = MailboxState.Empty("jean");
        Assert.Equal(DateTimeOffset.MinValue, Purging.DueOf(state, _policy).At);
        Assert.Equal(Tuesday, Left(Purging.Of(state, _policy, Tuesday)).TouchedAt);
    }

    [Fact]
    public void A_mailbox_goes_with_its_last_contact_when_nobody_used_it_since()
    {
        var state = MailboxOf(1, _policy, Old) with { TouchedAt = Old };
        Assert.IsType<Purge.Delete>(Purging.Of(state with { Outbox = [] }, _policy, Gone));
        Assert.IsType<Purge.Keep>(Purging.Of(state, _policy, Gone));
        Assert.IsType<Purge.Keep>(Purging.Of(state with { TouchedAt = Tuesday, Outbox = [] }, _policy, Gone));
    }

    [Fact]
    public void What_only_has_to_be_gone_wakes_nobody()
    {
        var state = MailboxOf(1, _policy, Old);
        var answered = Answered(state, 1);
        var read = answered.Then(now => Reading.Decide(answered, Jean, Id(1), now), Tuesday.AddDays(2));
        Assert.Null(Agenda.NextWakeUp(read));
        Assert.Equal(Gone, Agenda.NextEvent(read with { Outbox = [] }, _policy));
    }

    private static MailboxState Left(Purge purge) => Assert.IsType<Purge.Keep>(purge).Next;

    private MailboxState Answered(MailboxState state, int number)
    {
        var answer = new NewReply(ReplyKind.Final, "Bonjour, il est traité.");
        return state.Then(now => Replying.Decide(state, Agent, Id(number), answer, _policy, now), Tuesday.AddDays(1));
    }
}
