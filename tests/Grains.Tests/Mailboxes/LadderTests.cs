using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class LadderTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void Each_step_is_reached_when_due_and_owes_its_mail_to_the_address_of_its_level()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        Assert.Same(state, Agenda.Advance(state, _policy, Tuesday.AddHours(36).AddTicks(-1)));

        state = Agenda.Advance(state, _policy, Tuesday.AddHours(36));

        var step = Assert.Single(state.Contacts[0].Escalations);
        Assert.Equal((1, 1, Tuesday.AddHours(36)), (step.Clock, step.Level, step.ReachedAt));
        var address = Shipped.Funds.Find("picardie")!.EscalationAddress(1);
        Assert.Equal((address, address), (step.Recipient, Assert.Single(state.Outbox).To));
    }

    [Fact]
    public void Steps_missed_during_an_outage_are_all_reached_in_order()
    {
        var state = Agenda.Advance(MailboxOf(1, _policy, Tuesday), _policy, Tuesday.AddDays(20));

        Assert.Equal([1, 2, 3, 4], state.Contacts[0].Escalations.Select(step => step.Level));
        Assert.Equal(4, state.Contacts[0].Clock.Level);
    }

    [Fact]
    public void Alerts_leave_in_office_hours_and_the_breach_at_once()
    {
        var night = new DateTimeOffset(2026, 10, 13, 20, 0, 0, TimeSpan.Zero);
        var warned = Agenda.Advance(MailboxOf(1, _policy, Tuesday) with { Outbox = [] }, _policy, Tuesday.AddHours(36));
        var breached = Agenda.Advance(MailboxOf(1, _policy, night) with { Outbox = [] }, _policy, night.AddHours(48));

        var early = Assert.IsType<Alert>(Assert.Single(warned.Outbox));
        Assert.Equal((1, new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero)), (early.Level, early.DueAt));
        var late = Assert.IsType<Alert>(Assert.Single(breached.Outbox));
        Assert.Equal((2, night.AddHours(48)), (late.Level, late.DueAt));
    }

    [Fact]
    public void An_answered_contact_climbs_no_further()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday.AddHours(40)
        );

        Assert.Empty(Agenda.Advance(state, _policy, Tuesday.AddDays(20)).Contacts[0].Escalations);
    }
}
