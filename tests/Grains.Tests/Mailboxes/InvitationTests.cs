using System.Text.Json;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;
using static MsaOrleans.Grains.Tests.Mailboxes.GivenInvitation;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class InvitationTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void Invitations_take_the_places_of_proxies_and_the_budget_of_grants()
    {
        var state = Invited();
        for (var i = 1; i < MailboxLimit.MaxProxies; i++)
            state = state.Then(now => Inviting.Invite(state, Jean, Offered, Code, Id(i + 10), now), Tuesday);
        Assert.Equal(RefusalCode.TooManyProxies, Refused(state, Tuesday));
        Assert.Equal(
            RefusalCode.TooManyProxies,
            Procurations.Grant(state, Jean, "p", new("P", null, null, null), Tuesday).Refusal?.Code
        );
        Assert.Null(Refused(state, Tuesday.AddDays(7)));

        var lively = Invited();
        for (var i = 1; i < MailboxLimit.GrantsPerDay; i++)
        {
            lively = lively.Then(now => Inviting.Withdraw(lively, Jean, lively.Invitations[0].Id, now), Tuesday);
            lively = lively.Then(now => Inviting.Invite(lively, Jean, Offered, Code, Id(i), now), Tuesday);
        }
        Assert.Equal(RefusalCode.TooManyRequests, Refused(lively, Tuesday));
        Assert.Null(Refused(lively, Tuesday.AddDays(1)));

        RefusalCode? Refused(MailboxState of, DateTimeOffset now) =>
            Inviting.Invite(of, Jean, Offered, Code, Id(99), now).Refusal?.Code;
    }

    [Fact]
    public void An_invitation_without_a_mail_is_refused()
    {
        var policy = Policy(new MailboxLimit(SubmissionsPerHour: 1));
        var mails = new Allowance(MailboxLimit.MailsPerDay, TimeSpan.FromDays(1));
        var state = MailboxOf(1, policy, Tuesday) with
        {
            Spent = new(Mails: mails.Spend(null, MailboxLimit.MailsPerDay, Tuesday)),
        };
        var invited = Inviting.Invite(state, Jean, Offered, Code, Id(7), Tuesday);
        Assert.Equal(RefusalCode.TooManyRequests, Budget.Charge(invited, state, Jean, policy, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void The_mail_goes_to_who_is_invited_for_as_long_as_the_invitation_waits()
    {
        var state = Invited();
        var mail = Assert.IsType<ProxyInvited>(Assert.Single(state.Mails()));
        Assert.Equal(
            ("lucie@autre.example", "picardie", Code.ToText(), $"invite.{Id(7)}"),
            (mail.To, mail.Fund, mail.Code, mail.Id)
        );
        Assert.Same(state, MailRevalidation.Revalidate(state, _policy, Tuesday.AddDays(6)));
        Assert.Empty(MailRevalidation.Revalidate(state, _policy, Tuesday.AddDays(7)).Mails());
        Assert.Empty(MailRevalidation.Revalidate(state with { Invitations = [] }, _policy, Tuesday).Mails());
    }

    [Fact]
    public void The_code_is_stored_in_its_mail_alone_and_a_mail_that_fails_is_shown_to_the_member()
    {
        var state = Invited();
        var sent = Settlement.Decide(state, $"invite.{Id(7)}", MailOutcome.Sent, Tuesday);
        Assert.DoesNotContain(Code.ToText(), JsonSerializer.Serialize(sent), StringComparison.Ordinal);
        Assert.Contains(Code.Fingerprint, JsonSerializer.Serialize(sent), StringComparison.Ordinal);

        var failed = Settlement.Decide(state, $"invite.{Id(7)}", MailOutcome.Refused, Tuesday.AddHours(1));
        Assert.Empty(failed.Mails());
        var shown = Inviting.List(failed, Jean, Tuesday.AddHours(1)).Accepted().Invitations.Single();
        Assert.Equal((Tuesday.AddHours(1), false), (shown.MailFailedAt, shown.Expired));
    }

    [Fact]
    public void Only_the_member_sees_invitations_makes_them_and_withdraws_them()
    {
        var state = Invited();
        state = state.Then(
            now => Procurations.Grant(state, Jean, Lucie.Id, new("Lucie", null, null, null), now),
            Tuesday
        );
        foreach (var other in new[] { Lucie, Agent, Admin })
        {
            Assert.Equal(RefusalCode.NotFound, Inviting.List(state, other, Tuesday).Refusal?.Code);
            Assert.Equal(
                RefusalCode.NotFound,
                Inviting.Invite(state, other, Offered, Code, Id(8), Tuesday).Refusal?.Code
            );
            Assert.Equal(RefusalCode.NotFound, Inviting.Withdraw(state, other, Id(7), Tuesday).Refusal?.Code);
        }
        Assert.Equal(RefusalCode.NotFound, Inviting.Withdraw(state, Jean, Id(8), Tuesday).Refusal?.Code);
    }

    [Fact]
    public void An_invitation_that_nobody_accepted_is_shown_as_expired_for_thirty_days_and_then_purged()
    {
        var state = Invited() with { Contacts = [], Outbox = [] };
        var (expired, gone) = (Tuesday.AddDays(7), Tuesday.AddDays(37));
        Assert.True(Inviting.List(state, Jean, expired).Accepted().Invitations.Single().Expired);
        Assert.Equal(gone, Purging.DueOf(state, _policy).At);
        Assert.Null(Agenda.NextWakeUp(state));

        Assert.IsType<Purge.Keep>(Purging.Of(state, _policy, gone.AddTicks(-1)));
        Assert.Empty(((Purge.Keep)Purging.Of(state, _policy, gone)).Next.Invitations);
        Assert.Single(Expiry.Sweep(state with { Hold = new("R", "a", Tuesday) }, _policy, gone).Invitations);
    }

    [Fact]
    public void What_leads_to_an_erased_mailbox_is_erased_with_it()
    {
        var state = Invited();
        var codes = Erasing.Of(state, Admin, "Demande", Id(9), Shipped.Funds, null, Tuesday).Codes;
        Assert.Equal(Code.Fingerprint, Assert.Single(codes));

        state = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), Tuesday);
        codes = Erasing.Of(state, Admin, "Demande", Id(9), Shipped.Funds, null, Tuesday).Codes;
        Assert.Equal(Code.Fingerprint, Assert.Single(codes));
    }
}
