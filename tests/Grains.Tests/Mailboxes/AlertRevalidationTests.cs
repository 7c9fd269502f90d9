using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>An alert says what is true when it leaves, to those whom it concerns then.</summary>
public sealed class AlertRevalidationTests
{
    /// <summary>
    /// Monday 12 October 2026, 7:00 in Paris: the warning comes on Tuesday at 19:00, the deadline on Wednesday at 7:00.
    /// </summary>
    private static readonly DateTimeOffset Monday = new(2026, 10, 12, 5, 0, 0, TimeSpan.Zero);

    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void An_alert_whose_clock_has_stopped_is_dropped()
    {
        var state = Warned();
        foreach (var kind in new[] { ReplyKind.Interim, ReplyKind.Final })
        {
            var answered = state.Then(
                now => Replying.Decide(state, Agent, Id(1), new(kind, "Voici."), _policy, now),
                Monday.AddHours(37)
            );
            Assert.DoesNotContain(Revalidated(answered, Monday.AddHours(37)).Outbox, effect => effect is Alert);
        }
    }

    [Fact]
    public void An_alert_of_a_reopened_contact_is_of_its_new_clock_only()
    {
        var state = Warned();
        state = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now),
            Monday.AddHours(37)
        );
        state = state.Then(now => FollowUp.Decide(state, Jean, Id(1), new(Text), _policy, now), Monday.AddHours(38));

        Assert.DoesNotContain(Revalidated(state, Monday.AddHours(38)).Outbox, effect => effect is Alert);
    }

    [Fact]
    public void An_alert_goes_to_the_fund_that_has_the_contact_now()
    {
        var state = Warned();
        state = state.Then(
            now => Transfer.Decide(state, Agent, Id(1), new(Topic, "gironde"), _policy, now),
            Monday.AddHours(37)
        );

        var alert = Assert.Single(Revalidated(state, Monday.AddHours(37)).Outbox, effect => effect is Alert);

        Assert.Equal(("gironde", Shipped.Funds.Find("gironde")!.EscalationAddress(1)), (alert.Fund, alert.To));
    }

    [Fact]
    public void A_warning_that_would_leave_after_the_deadline_is_the_breachs()
    {
        var state = Warned();
        Assert.Equal(Monday.AddHours(49), Assert.Single(state.Mails()).DueAt);
        Assert.Single(Revalidated(state, Monday.AddHours(48).AddTicks(-1)).Mails());
        Assert.Empty(Revalidated(state, Monday.AddHours(48)).Mails());

        state = Revalidated(Agenda.Advance(state, _policy, Monday.AddHours(48)), Monday.AddHours(48));
        Assert.Equal((2, Monday.AddHours(48)), (TheAlert(state).Level, TheAlert(state).DueAt));
    }

    [Fact]
    public void The_highest_of_the_steps_missed_during_an_outage_speaks_for_all_of_them()
    {
        var state = Agenda.Advance(Submitted(), _policy, Monday.AddDays(20));

        var alert = TheAlert(state);

        Assert.Equal((4, Monday.AddDays(20)), (alert.Level, alert.DueAt));
        Assert.Equal([null, null, null, alert.To], state.Contacts[0].Escalations.Select(step => step.Recipient));
    }

    [Fact]
    public void A_step_reached_while_an_earlier_one_waits_for_the_server_speaks_for_it_and_keeps_its_haste()
    {
        var night = Monday.AddHours(14);
        var state = Agenda.Advance(Submitted(night), _policy, night.AddHours(48));
        state = Settlement.Decide(state, Assert.Single(state.Mails()).Id, MailOutcome.Deferred, night.AddHours(48));
        state = Revalidated(Agenda.Advance(state, _policy, night.AddHours(72)), night.AddHours(72));

        var alert = TheAlert(state);
        Assert.Equal((3, night.AddHours(72)), (alert.Level, alert.DueAt));
    }

    [Fact]
    public void An_alert_tried_again_keeps_office_hours_unless_it_is_the_breach()
    {
        var state = Agenda.Advance(Submitted(Tuesday), _policy, Tuesday.AddHours(36));
        Assert.Equal(new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero), Assert.Single(state.Mails()).DueAt);

        var overdue = Agenda.Advance(Submitted(Tuesday), _policy, Tuesday.AddHours(72)) with { Outbox = [] };
        overdue = Agenda.Advance(overdue, _policy, new(2026, 10, 19, 8, 0, 0, TimeSpan.Zero));
        var evening = new DateTimeOffset(2026, 10, 19, 15, 59, 0, TimeSpan.Zero);
        overdue = Settlement.Decide(overdue, Assert.Single(overdue.Mails()).Id, MailOutcome.Deferred, evening);
        Assert.Equal(
            new DateTimeOffset(2026, 10, 20, 6, 0, 0, TimeSpan.Zero),
            Assert.Single(Revalidated(overdue, evening.AddMinutes(1)).Mails()).DueAt
        );
    }

    private MailboxState Revalidated(MailboxState state, DateTimeOffset now) =>
        MailRevalidation.Revalidate(state, _policy, now);

    /// <summary>With nothing owed any more.</summary>
    private MailboxState Submitted(DateTimeOffset? at = null) =>
        MailboxOf(1, _policy, at ?? Monday) with
        {
            Outbox = [],
        };

    private MailboxState Warned() => Agenda.Advance(Submitted(), _policy, Monday.AddHours(36));

    private static Alert TheAlert(MailboxState state) => Assert.IsType<Alert>(Assert.Single(state.Mails()));
}
