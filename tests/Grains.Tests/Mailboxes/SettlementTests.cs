using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class SettlementTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_deferred_mail_is_tried_after_1_2_4_8_then_15_minutes_for_5_days()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var (id, now) = (state.Outbox[0].Id, Tuesday);
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            state = Settlement.Decide(state, id, MailOutcome.Deferred, now);
            Assert.Equal(now.AddMinutes(minutes), state.Outbox[0].DueAt);
            now = state.Outbox[0].DueAt;
        }

        state = Settlement.Decide(state, id, MailOutcome.Deferred, Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Equal(
            new UndeliveredMail("acknowledgement", Tuesday.AddDays(5)),
            Assert.Single(state.Contacts[0].UndeliveredMails)
        );
    }

    [Fact]
    public void A_refused_address_is_recorded_on_the_contact_and_tried_no_more()
    {
        var state = MailboxOf(1, _policy, Tuesday);

        state = Settlement.Decide(state, state.Outbox[0].Id, MailOutcome.Refused, Tuesday);

        Assert.Empty(state.Mails());
        Assert.Single(MailboxViews.Get(state, Agent, Id(1), _policy, Tuesday).Accepted().UndeliveredMails!.Value);
        Assert.Null(MailboxViews.Get(state, Jean, Id(1), _policy, Tuesday).Accepted().UndeliveredMails);
    }

    [Fact]
    public void A_mail_in_doubt_is_tried_after_1_8_64_minutes_9_hours_then_daily_for_5_days()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var (id, now) = (state.Outbox[0].Id, Tuesday);
        foreach (var minutes in new[] { 1, 8, 64, 512, 1440, 1440 })
        {
            state = Settlement.Doubt(state, id, now);
            Assert.Equal(now.AddMinutes(minutes), state.Outbox[0].DueAt);
            now = state.Outbox[0].DueAt;
        }

        state = Settlement.Doubt(state, id, Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Equal(
            new UndeliveredMail("acknowledgement", Tuesday.AddDays(5)),
            Assert.Single(state.Contacts[0].UndeliveredMails)
        );
    }

    [Fact]
    public void A_mail_put_off_waits_until_then_without_having_been_tried()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;

        state = Settlement.PutOff(state, id, Tuesday.AddMinutes(12), Tuesday);
        Assert.Equal((Tuesday.AddMinutes(12), 0), (state.Outbox[0].DueAt, state.Outbox[0].Attempts));

        state = Settlement.PutOff(state, id, Tuesday.AddDays(6), Tuesday.AddDays(5));
        Assert.Empty(state.Mails());
        Assert.Single(state.Contacts[0].UndeliveredMails);
    }
}
