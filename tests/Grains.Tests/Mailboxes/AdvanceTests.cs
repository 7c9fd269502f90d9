using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class AdvanceTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void Each_step_is_reached_when_due_and_owes_its_mail_to_the_address_of_its_level()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        Assert.Same(state, Mailbox.Advance(state, _policy, Tuesday.AddHours(36).AddTicks(-1)));

        state = Mailbox.Advance(state, _policy, Tuesday.AddHours(36));

        var step = Assert.Single(state.Contacts[0].Escalations);
        Assert.Equal((1, 1, Tuesday.AddHours(36)), (step.Clock, step.Level, step.ReachedAt));
        var address = Shipped.Funds.Find("picardie")!.EscalationAddress(1);
        Assert.Equal((address, address), (step.Recipient, Assert.Single(state.Outbox).To));
    }

    [Fact]
    public void Steps_missed_during_an_outage_are_all_reached_in_order()
    {
        var state = Mailbox.Advance(MailboxOf(1, _policy, Tuesday), _policy, Tuesday.AddDays(20));

        Assert.Equal([1, 2, 3, 4], state.Contacts[0].Escalations.Select(step => step.Level));
        Assert.Equal(4, state.Contacts[0].Clock.Level);
    }

    [Fact]
    public void Alerts_leave_in_office_hours_and_the_breach_at_once()
    {
        var night = new DateTimeOffset(2026, 10, 13, 20, 0, 0, TimeSpan.Zero);
        var warned = Mailbox.Advance(MailboxOf(1, _policy, Tuesday) with { Outbox = [] }, _policy, Tuesday.AddHours(36));
        var breached = Mailbox.Advance(MailboxOf(1, _policy, night) with { Outbox = [] }, _policy, night.AddHours(48));

        var (early, late) = (Assert.IsType<Alert>(Assert.Single(warned.Outbox)), Assert.IsType<Alert>(Assert.Single(breached.Outbox)));
        Assert.Equal((1, new DateTimeOffset(2026, 10, 15, 6, 0, 0, TimeSpan.Zero)), (early.Level, early.DueAt));
        Assert.Equal((2, night.AddHours(48)), (late.Level, late.DueAt));
    }

    [Fact]
    public void An_answered_contact_climbs_no_further()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        state = state.Then(now => Mailbox.Reply(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now), Tuesday.AddHours(40));

        Assert.Empty(Mailbox.Advance(state, _policy, Tuesday.AddDays(20)).Contacts[0].Escalations);
    }

    [Theory]
    [InlineData("2023-10-13T21:59:59Z", "2026-10-13T22:00:00Z")]
    [InlineData("2023-10-13T22:00:00Z", "2026-10-14T22:00:00Z")]
    [InlineData("2024-02-29T10:00:00Z", "2027-02-28T23:00:00Z")]
    [InlineData("2023-11-30T10:00:00Z", "2026-11-30T23:00:00Z")]
    public void A_contact_is_gone_the_day_after_it_is_36_months_old_in_the_funds_time(string created, string gone)
    {
        var expiry = DateTimeOffset.Parse(gone, null);
        var state = MailboxOf(1, _policy, DateTimeOffset.Parse(created, null));

        Assert.Single(Mailbox.Advance(state, _policy, expiry.AddTicks(-1)).Contacts);
        Assert.Empty(Mailbox.Advance(state, _policy, expiry).Contacts);
    }

    [Fact]
    public void What_is_owed_changes_nothing_by_falling_due()
    {
        var state = Answered(Tuesday).Owing([Notice("answer.1")]);

        Assert.Equal(Tuesday.AddDays(7), Mailbox.NextEvent(state, _policy));
    }

    [Fact]
    public void An_answer_unread_for_5_business_days_is_recalled_once()
    {
        var state = Answered(Tuesday);
        Assert.Equal(Tuesday.AddDays(7), Mailbox.NextEvent(state, _policy));

        state = Mailbox.Advance(state, _policy, Tuesday.AddDays(7));

        Assert.Equal($"recall.{Id(1)}-2", Assert.Single(state.Outbox).Id);
        Assert.Same(state, Mailbox.Advance(state, _policy, Tuesday.AddDays(8)));
    }

    [Fact]
    public void What_is_read_or_not_wanted_is_not_recalled()
    {
        var read = Answered(Tuesday);
        read = read.Then(now => Mailbox.MarkRead(read, Jean, Id(1), now), Tuesday.AddDays(1));
        Assert.Empty(Mailbox.Advance(read, _policy, Tuesday.AddDays(9)).Outbox);

        var unwanted = Answered(Tuesday);
        unwanted = unwanted.Then(now => Mailbox.SetPreferences(unwanted, Jean, new(Recalls: false), now), Tuesday.AddDays(1));
        Assert.Empty(Mailbox.Advance(unwanted, _policy, Tuesday.AddDays(9)).Outbox);
    }

    [Fact]
    public void A_member_who_wants_no_notice_gets_none_but_the_acknowledgement()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        state = state.Then(now => Mailbox.SetPreferences(state, Jean, new(AnswerNotifications: false), now), Tuesday);
        state = state.Then(now => Mailbox.Reply(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now), Tuesday);

        Assert.IsType<Acknowledgement>(Assert.Single(state.Mails()));
    }

    [Fact]
    public void A_deferred_mail_is_tried_after_1_2_4_8_then_15_minutes_for_5_days()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var (id, now) = (state.Outbox[0].Id, Tuesday);
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            state = Mailbox.Settle(state, id, MailOutcome.Deferred, now);
            Assert.Equal(now.AddMinutes(minutes), state.Outbox[0].DueAt);
            now = state.Outbox[0].DueAt;
        }

        state = Mailbox.Settle(state, id, MailOutcome.Deferred, Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Equal(new UndeliveredMail("acknowledgement", Tuesday.AddDays(5)), Assert.Single(state.Contacts[0].UndeliveredMails));
    }

    [Fact]
    public void A_mail_in_doubt_is_tried_after_1_8_64_minutes_9_hours_then_daily_for_5_days()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var (id, now) = (state.Outbox[0].Id, Tuesday);
        foreach (var minutes in new[] { 1, 8, 64, 512, 1440, 1440 })
        {
            state = Mailbox.Doubt(state, id, now);
            Assert.Equal(now.AddMinutes(minutes), state.Outbox[0].DueAt);
            now = state.Outbox[0].DueAt;
        }

        state = Mailbox.Doubt(state, id, Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Equal(new UndeliveredMail("acknowledgement", Tuesday.AddDays(5)), Assert.Single(state.Contacts[0].UndeliveredMails));
    }

    [Fact]
    public void A_mail_put_off_waits_until_then_without_having_been_tried()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;

        state = Mailbox.PutOff(state, id, Tuesday.AddMinutes(12), Tuesday);
        Assert.Equal((Tuesday.AddMinutes(12), 0), (state.Outbox[0].DueAt, state.Outbox[0].Attempts));

        state = Mailbox.PutOff(state, id, Tuesday.AddDays(6), Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Single(state.Contacts[0].UndeliveredMails);
    }

    [Fact]
    public void A_refused_address_is_recorded_on_the_contact_and_tried_no_more()
    {
        var state = MailboxOf(1, _policy, Tuesday);

        state = Mailbox.Settle(state, state.Outbox[0].Id, MailOutcome.Refused, Tuesday);

        Assert.Empty(state.Mails());
        Assert.Single(MailboxViews.Get(state, Agent, Id(1), _policy, Tuesday).Accepted().UndeliveredMails!.Value);
        Assert.Null(MailboxViews.Get(state, Jean, Id(1), _policy, Tuesday).Accepted().UndeliveredMails);
    }

    private static AnswerAvailable Notice(string id) => new()
    {
        Id = id,
        To = "jean@membre.example",
        Fund = "picardie",
        OccurredAt = Tuesday,
        DueAt = Tuesday,
        ContactId = Id(1),
    };

    private MailboxState Answered(DateTimeOffset at)
    {
        var state = MailboxOf(1, _policy, at);
        return state.Then(now => Mailbox.Reply(state, Agent, Id(1), new(ReplyKind.Final, "Voici."), _policy, now), at) with { Outbox = [] };
    }
}
