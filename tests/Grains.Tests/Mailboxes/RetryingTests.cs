using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>Mails that did not leave at once: what the list has of them, and what trying them again does.</summary>
public sealed class RetryingTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_mail_that_leaves_at_once_is_never_in_the_list()
    {
        var before = MailboxState.Empty(Jean.Id);
        var state = MailboxOf(1, _policy, Tuesday);
        var sent = Settlement.Decide(state, state.Outbox[0].Id, MailOutcome.Sent, Tuesday);

        Assert.Empty(LateMails.Between(before, state));
        Assert.Empty(LateMails.Between(state, sent));
        Assert.Null(LateMails.Find(state, state.Outbox[0].Id));
    }

    [Fact]
    public void A_mail_that_waits_is_in_the_list_with_its_cause_and_leaves_it_when_it_is_sent()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;
        var waiting = Settlement.Defer(state, id, MailFault.Policy, Tuesday);

        var change = Assert.Single(LateMails.Between(state, waiting));
        Assert.Equal(
            new LateMailRow(
                id,
                LateMailState.Waiting,
                "acknowledgement",
                "picardie",
                Id(1),
                "membre.example",
                MailFault.Policy,
                1,
                Tuesday,
                Tuesday.AddMinutes(1),
                null
            ),
            change.Row
        );
        Assert.Equal(change.Id, LateMails.Find(waiting, id));
        Assert.Empty(LateMails.Between(waiting, waiting));
        var sent = Settlement.Decide(waiting, id, MailOutcome.Sent, Tuesday);
        Assert.Equal(new LateMailChange(change.Id, null), Assert.Single(LateMails.Between(waiting, sent)));
    }

    [Fact]
    public void A_put_off_mail_and_one_in_doubt_say_so()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;

        var putOff = Settlement.PutOff(state, id, Tuesday.AddMinutes(12), Tuesday);
        var doubtful = Settlement.Doubt(state, id, Tuesday);

        Assert.Equal((MailFault.Busy, 0), CauseOf(state, putOff));
        Assert.Equal((MailFault.Doubt, 1), CauseOf(state, doubtful));
    }

    [Fact]
    public void A_mail_given_up_is_kept_without_its_addresss_local_part_and_goes_with_its_contact()
    {
        var state = MailboxOf(2, _policy, Tuesday);
        var failed = Refused(state, state.Outbox[0].Id);

        var kept = Assert.Single(failed.GivenUp);
        Assert.Equal(("@membre.example", Tuesday), (kept.Effect.To, kept.At));
        Assert.Equal(LateMailState.Failed, Assert.Single(LateMails.Between(state, failed)).Row!.State);
        var without = failed with { Contacts = failed.Contacts.RemoveAt(0) };
        Assert.Empty(GivenUpMails.Settle(without).GivenUp);
        Assert.Null(Assert.Single(LateMails.Between(failed, GivenUpMails.Settle(without))).Row);
        var held = Holding.Put(without, Admin, "Contentieux", Tuesday);
        Assert.Equal([kept], GivenUpMails.Settle(held).GivenUp.AsEnumerable());
    }

    [Fact]
    public void A_mail_given_up_is_owed_again_to_the_address_of_now_for_five_days_more()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;
        var moved = Refused(state, id) with { Holder = state.Holder! with { Email = "jean@neuf.example" } };
        var later = Tuesday.AddDays(20);

        var retried = Retrying.Decide(moved, id, _policy, later).Accepted();

        Assert.Equal(new RetriedMail(MailRetryOutcome.Queued, later), retried.Answer);
        var owed = Assert.Single(retried.Next.Mails());
        Assert.Equal(("jean@neuf.example", later), (owed.To, owed.DueAt));
        Assert.Empty(retried.Next.GivenUp);
        Assert.Empty(retried.Next.Contacts[0].UndeliveredMails);
        Assert.Equal(moved.Contacts[0].Version + 1, retried.Next.Contacts[0].Version);
        var deferred = Settlement.Defer(retried.Next, id, MailFault.Network, later.AddDays(4));
        Assert.Single(deferred.Mails());
        Assert.Empty(Settlement.Defer(deferred, id, MailFault.Network, later.AddDays(5)).Mails());
    }

    [Fact]
    public void A_mail_that_waits_is_tried_at_once_and_asking_twice_changes_nothing()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;
        var waiting = Settlement.Defer(state, id, MailFault.Network, Tuesday);
        var now = Tuesday.AddSeconds(10);

        var once = Retrying.Decide(waiting, id, _policy, now).Accepted();
        var twice = Retrying.Decide(once.Next, id, _policy, now).Accepted();

        Assert.Equal(new RetriedMail(MailRetryOutcome.Queued, now), once.Answer);
        Assert.Equal((now, 1), (once.Next.Mails().Single().DueAt, once.Next.Mails().Single().Attempts));
        Assert.Equal(MailRetryOutcome.UnderWay, twice.Answer.Outcome);
        Assert.Same(once.Next, twice.Next);
    }

    [Fact]
    public void What_is_gone_read_meanwhile_or_without_an_address_is_not_tried()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var id = state.Outbox[0].Id;
        Assert.Equal(MailRetryOutcome.NotOwed, OutcomeOf(state, "ack.unknown.1"));

        var nobody = Refused(state, id) with { Holder = state.Holder! with { Email = null } };
        var asked = Retrying.Decide(nobody, id, _policy, Tuesday).Accepted();
        Assert.Equal(MailRetryOutcome.NoAddress, asked.Answer.Outcome);
        Assert.Same(nobody, asked.Next);

        var answered = state.Then(
            now => Replying.Decide(state, Agent, Id(1), new(ReplyKind.Final, "Voici votre réponse."), _policy, now),
            Tuesday.AddHours(1)
        );
        var answer = answered.Mails().Single(mail => mail.Name == "answer").Id;
        var failed = Refused(answered, answer);
        var read = failed.Then(now => Reading.Decide(failed, Jean, Id(1), now), Tuesday.AddHours(2));
        var moot = Retrying.Decide(read, answer, _policy, Tuesday.AddHours(3)).Accepted();
        Assert.Equal(MailRetryOutcome.NotOwed, moot.Answer.Outcome);
        Assert.DoesNotContain(moot.Next.GivenUp, mail => mail.Effect.Id == answer);
    }

    [Fact]
    public void Retries_of_a_mailbox_have_a_budget()
    {
        var state = Settlement.Defer(MailboxOf(1, _policy, Tuesday), $"ack.{Id(1)}.1", MailFault.Network, Tuesday);
        for (var i = 0; i < MailboxLimit.RetriesPerHour; i++)
        {
            state = Retrying.Decide(state, $"ack.{Id(1)}.1", _policy, Tuesday).Accepted().Next;
            state = Settlement.Defer(state, $"ack.{Id(1)}.1", MailFault.Network, Tuesday);
        }

        var refusal = Retrying.Decide(state, $"ack.{Id(1)}.1", _policy, Tuesday).Match(_ => null!, refused => refused);

        Assert.Equal((RefusalCode.TooManyRequests, TimeSpan.FromHours(1)), (refusal.Code, refusal.RetryAfter));
        Assert.NotNull(Retrying.Decide(state, $"ack.{Id(1)}.1", _policy, Tuesday.AddHours(1)).NextIfAny());
    }

    [Fact]
    public void What_an_earlier_version_recorded_on_a_contact_is_entered_as_far_as_it_can_be_made_again()
    {
        var state = MailboxOf(2, _policy, Tuesday) with { Outbox = [] };
        state = state.With(
            state.Contacts[0] with
            {
                UndeliveredMails =
                [
                    new("acknowledgement", Tuesday),
                    new("acknowledgement", Tuesday.AddDays(1)),
                    new("escalation", Tuesday),
                ],
            }
        );

        var settled = GivenUpMails.Settle(state);

        var made = Assert.Single(settled.GivenUp);
        Assert.Equal(
            ($"ack.{Id(1)}.1", "@membre.example", Tuesday.AddDays(1)),
            (made.Effect.Id, made.Effect.To, made.At)
        );
        Assert.Same(settled, GivenUpMails.Settle(settled));
        Assert.Single(LateMails.Between(state, settled));
        var retried = Retrying.Decide(settled, made.Effect.Id, _policy, Tuesday.AddDays(2)).Accepted().Next;
        Assert.Equal("escalation", Assert.Single(retried.Contacts[0].UndeliveredMails).Mail);
        Assert.Same(retried, GivenUpMails.Settle(retried));
    }

    [Fact]
    public void A_mail_about_a_procuration_is_forgotten_30_days_after_it_was_given_up()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var granted = state.Then(
            now => Procurations.Grant(state, Jean, "lucie", new("Lucie", "lucie@membre.example", null, null), now),
            Tuesday
        );
        var failed = Refused(granted, granted.Mails().First(mail => mail.Name == "proxyGranted").Id);

        Assert.Equal(Tuesday.AddDays(30), Expiry.At(Assert.Single(failed.GivenUp)));
        Assert.Equal(Tuesday.AddDays(30), Expiry.Next(failed, _policy));
        Assert.Single(Expiry.Sweep(failed, _policy, Tuesday.AddDays(29)).GivenUp);
        Assert.Empty(Expiry.Sweep(failed, _policy, Tuesday.AddDays(30)).GivenUp);
        var held = Holding.Put(failed, Admin, "Contentieux", Tuesday);
        Assert.Single(Expiry.Sweep(held, _policy, Tuesday.AddDays(30)).GivenUp);
    }

    [Fact]
    public void A_contact_keeps_the_last_mails_that_were_given_up()
    {
        var state = MailboxOf(1, _policy, Tuesday);
        var mail = state.Mails()[0];
        for (var i = 0; i <= MailboxLimit.MaxGivenUp; i++)
            state = GivenUpMails.Add(state, mail with { Id = $"ack.{Id(1)}.{i}" }, Tuesday.AddHours(i));

        Assert.Equal(MailboxLimit.MaxGivenUp, state.GivenUp.Length);
        Assert.Equal($"ack.{Id(1)}.1", state.GivenUp[0].Effect.Id);
    }

    private static MailboxState Refused(MailboxState state, string effectId) =>
        Settlement.Decide(state, effectId, MailOutcome.Refused, Tuesday);

    private MailRetryOutcome OutcomeOf(MailboxState state, string effectId) =>
        Retrying.Decide(state, effectId, _policy, Tuesday).Accepted().Answer.Outcome;

    private static (MailFault?, int) CauseOf(MailboxState before, MailboxState next) =>
        Assert.Single(LateMails.Between(before, next)).Row is { } row ? (row.Cause, row.Tries) : default;
}
