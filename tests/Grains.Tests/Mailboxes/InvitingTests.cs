using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;
using static MsaOrleans.Grains.Tests.Mailboxes.GivenInvitation;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class InvitingTests
{
    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void Whoever_accepts_is_a_proxy_under_the_name_of_their_token_and_both_keep_what_they_agreed_to()
    {
        var state = Invited() with { Outbox = [] };
        var accepting = Tuesday.AddDays(2);
        var offer = Inviting.Read(state, Lucie, Code.Fingerprint, accepting).Accepted();
        Assert.Equal(
            ("Jean Martin", null, null, Tuesday.AddDays(7)),
            (offer.MemberName, offer.From, offer.Until, offer.ExpiresAt)
        );
        Assert.Equal(ProcurationWording.Present, offer.Wording);

        var accepted = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), accepting);

        var agreed = new ProcurationAgreement(1, Tuesday, accepting, accepting, null);
        Assert.Equal(
            new ProxyView("lucie", "Lucie Petit", "lucie@membre.example", accepting, null, true, agreed, "Ma fille"),
            Assert.Single(MailboxViews.Proxies(accepted, Jean, accepting).Accepted().Proxies)
        );
        Assert.Equal(agreed, ProcurationNotices.To(accepted, "lucie", accepting).Agreed);
        Assert.Empty(accepted.Invitations);
        Assert.Equal("jean@membre.example", Assert.IsType<ProxyGranted>(accepted.Mails().Single()).To);
        Assert.Equal(Standing.Proxy, Access.StandingOf(accepted, Lucie, accepting));
    }

    [Fact]
    public void A_code_opens_once_and_whoever_used_it_may_say_so_again()
    {
        var state = Invited();
        var accepted = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), Tuesday);

        Assert.Same(accepted, Inviting.Accept(accepted, Lucie, Code.Fingerprint, Tuesday).Accepted().Next);
        Assert.Equal(RefusalCode.UnknownCode, Accept(accepted, Tuesday, Lucie with { Id = "somebody" }));
        Assert.Null(Read(accepted, Tuesday));
        var revoked = accepted.Then(now => Procurations.Revoke(accepted, Jean, Lucie.Id, now), Tuesday);
        Assert.Equal(RefusalCode.UnknownCode, Accept(revoked, Tuesday));
    }

    [Fact]
    public void A_code_that_is_unknown_expired_or_withdrawn_is_refused_alike()
    {
        var state = Invited();
        Assert.Null(Accept(state, Tuesday.AddDays(7).AddTicks(-1)));
        Assert.Equal(RefusalCode.UnknownCode, Accept(state, Tuesday.AddDays(7)));
        Assert.Equal(RefusalCode.UnknownCode, Read(state, Tuesday.AddDays(7)));
        Assert.Equal(RefusalCode.UnknownCode, Accept(state with { Invitations = [] }, Tuesday));
        Assert.Equal(RefusalCode.UnknownCode, Accept(state, Tuesday, Agent));

        var withdrawn = state.Then(now => Inviting.Withdraw(state, Jean, Id(7), now), Tuesday);
        Assert.Equal(RefusalCode.UnknownCode, Accept(withdrawn, Tuesday));
        Assert.Empty(withdrawn.Outbox.OfType<ProxyInvited>());
    }

    [Fact]
    public void Nobody_accepts_their_own_invitation_and_it_stays_good()
    {
        var state = Invited();
        Assert.Equal(RefusalCode.OwnProxy, Accept(state, Tuesday, Jean));
        Assert.Equal(RefusalCode.OwnProxy, Inviting.Read(state, Jean, Code.Fingerprint, Tuesday).Refusal?.Code);
        Assert.Null(Accept(state, Tuesday));
    }

    [Fact]
    public void A_period_agreed_to_begins_no_sooner_than_its_acceptance_and_ends_the_code_with_it()
    {
        var terms = Offered with { From = Tuesday.AddDays(1), Until = Tuesday.AddDays(3) };
        var state = Invited(terms);
        Assert.Equal(Tuesday.AddDays(3), state.Invitations.Single().ExpiresAt);
        Assert.Equal(RefusalCode.UnknownCode, Accept(state, Tuesday.AddDays(3)));

        foreach (var (accepting, from) in new[] { (0, 1), (2, 2) })
        {
            var at = Tuesday.AddDays(accepting);
            var granted = Inviting.Accept(state, Lucie, Code.Fingerprint, at).Accepted().Answer;
            Assert.Equal((Tuesday.AddDays(from), terms.Until), (granted.From, granted.Until));
            Assert.Equal((granted.From, granted.Until), (granted.Agreed!.From, granted.Agreed.Until));
        }
        Assert.Equal(RefusalCode.InvalidPeriod, Invite(Offered with { Until = Tuesday }));
        Assert.Equal(RefusalCode.InvalidPeriod, Invite(Offered with { From = Tuesday.AddDays(2), Until = terms.From }));
        Assert.Equal(RefusalCode.InvalidPeriod, Invite(Offered with { From = DateTimeOffset.MinValue }));
    }

    [Fact]
    public void Terms_changed_later_leave_what_was_agreed_to_and_a_procuration_given_anew_has_none()
    {
        var state = Invited();
        state = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), Tuesday);
        var until = Tuesday.AddDays(5);
        state = state.Then(now => Grant(state, until, now), Tuesday.AddDays(1));
        Assert.Equal(Tuesday, state.Procurations.Single().Agreed!.ProxyAt);
        Assert.Null(state.Procurations.Single().Agreed!.Until);

        state = state.Then(now => Grant(state, null, now), until);
        Assert.Null(state.Procurations.Single().Agreed);

        Outcome<Decision<Procuration>> Grant(MailboxState present, DateTimeOffset? end, DateTimeOffset now) =>
            Procurations.Grant(present, Jean, Lucie.Id, new("Lucie", null, null, end), now);
    }

    [Fact]
    public void Who_accepted_is_shown_beside_whom_the_member_invited_and_may_read_it_again()
    {
        var state = Invited();
        state = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), Tuesday);
        var granted = state.Procurations.Single().View(Tuesday);
        Assert.Equal((Lucie.Name, "Ma fille"), (granted.Name, granted.InvitedName));

        var again = Inviting.Read(state, Lucie, Code.Fingerprint, Tuesday).Accepted();
        Assert.Equal((granted.From, granted.Until, 1), (again.From, again.Until, again.Wording.Version));
        var another = Lucie with { Id = "another" };
        Assert.Equal(RefusalCode.UnknownCode, Inviting.Read(state, another, Code.Fingerprint, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void That_somebody_accepted_is_told_even_when_the_mails_of_the_day_are_spent()
    {
        var state = Invited() with { Spent = new(Mails: new(Tuesday, 1_000_000)), Outbox = [] };
        var accepted = Inviting.Accept(state, Lucie, Code.Fingerprint, Tuesday);
        var next = Budget.Charge(accepted, state, Lucie, _policy, Tuesday).Accepted().Next;
        Assert.Single(next.Mails().OfType<ProxyGranted>());
    }

    [Fact]
    public void Words_that_have_changed_since_they_were_read_are_agreed_to_by_nobody()
    {
        Assert.Equal(RefusalCode.WordingChanged, Invite(Offered with { Wording = 2 }));
        Assert.Null(Invite(Offered with { Wording = ProcurationWording.Present.Version }));
    }

    [Fact]
    public void The_text_of_a_version_never_changes()
    {
        Assert.Equal("93fd53e13fcc3f43e6f3e115eb50f676", Fingerprint.Of(ProcurationWording.Find(1)!.Text));
        Assert.Null(ProcurationWording.Find(2));
        Assert.Equal(1, ProcurationWording.Present.Version);
    }

    [Fact]
    public void The_member_is_given_their_invitations_and_the_words_of_what_they_agreed_to()
    {
        var state = Invited();
        var held = Exporting.Export(state, Jean, _policy, false, Tuesday).Accepted();
        Assert.Equal(("Ma fille", "lucie@autre.example"), (held.Invitations[0].Name, held.Invitations[0].Email));
        Assert.Equal(ProcurationWording.Present, Assert.Single(held.Wordings));

        var accepted = state.Then(now => Inviting.Accept(state, Lucie, Code.Fingerprint, now), Tuesday);
        var lucies = Procurations.Receive(
            MailboxState.Empty(Lucie.Id),
            ProcurationNotices.To(accepted, Lucie.Id, Tuesday)
        );
        var hers = Exporting.Export(lucies, Lucie, _policy, false, Tuesday).Accepted();
        Assert.Equal(1, hers.HeldMailboxes.Single().Agreed!.Wording);
        Assert.Equal(ProcurationWording.Present, Assert.Single(hers.Wordings));
    }

    private RefusalCode? Invite(NewInvitation terms) =>
        Inviting.Invite(MailboxOf(1, _policy, Tuesday), Jean, terms, Code, Id(7), Tuesday).Refusal?.Code;

    private static RefusalCode? Accept(MailboxState state, DateTimeOffset now, Actor? actor = null) =>
        Inviting.Accept(state, actor ?? Lucie, Code.Fingerprint, now).Refusal?.Code;

    private static RefusalCode? Read(MailboxState state, DateTimeOffset now) =>
        Inviting.Read(state, Lucie, Code.Fingerprint, now).Refusal?.Code;
}
