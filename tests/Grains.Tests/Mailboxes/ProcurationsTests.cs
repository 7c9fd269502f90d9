using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ProcurationsTests
{
    private static readonly ProxyTerms Terms = new("Lucie Petit", "lucie@membre.example", null, Tuesday.AddDays(10));
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _granted;

    public ProcurationsTests()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        _granted = state.Then(now => Procurations.Grant(state, Jean, Lucie.Id, Terms, now), Tuesday);
    }

    [Fact]
    public void A_proxy_reads_and_writes_and_is_named_as_the_author()
    {
        var (next, contact) = Submission.Decide(_granted, Lucie, Request(), _policy, Tuesday, Id(2)).Accepted();

        Assert.Equal(new Author(AuthorKind.Proxy, "lucie", "Lucie Petit"), contact.Messages[0].Author);
        Assert.Equal(("picardie", "Jean Martin"), (contact.Fund, next.Holder!.Name));
        Assert.Equal(2, MailboxViews.List(next, Lucie, _policy, Tuesday).Accepted().Contacts.Length);
        Assert.Equal("jean@membre.example", next.Mails().Last().To);
    }

    [Fact]
    public void A_proxy_writes_about_what_the_member_may_write_about_and_about_anything_when_that_is_not_known()
    {
        var farmers = Request() with { Topic = Shipped.ExploitantTopic };
        Assert.Equal(
            RefusalCode.TopicNotForProfile,
            Submission.Decide(_granted, Lucie, farmers, _policy, Tuesday, Id(2)).Refusal?.Code
        );
        foreach (var profile in new Profile?[] { Profile.Exploitant, null })
        {
            var state = _granted with { Holder = _granted.Holder! with { Profile = profile } };
            Assert.Null(Submission.Decide(state, Lucie, farmers, _policy, Tuesday, Id(2)).Refusal);
        }
    }

    [Fact]
    public void A_revoked_proxy_is_a_stranger_at_once()
    {
        var revoked = _granted.Then(now => Procurations.Revoke(_granted, Jean, Lucie.Id, now), Tuesday.AddHours(1));

        CheckStranger(revoked, Tuesday.AddHours(1));
        Assert.IsType<ProxyRevoked>(revoked.Outbox.Last());
        Assert.True(ProcurationNotices.To(revoked, Lucie.Id, Tuesday).Revoked);
        Assert.Single(revoked.Outbox.OfType<ProcurationNotice>());
    }

    [Fact]
    public void A_procuration_is_in_force_from_its_start_until_just_before_its_end()
    {
        CheckStranger(_granted, Tuesday.AddDays(10));
        Assert.Null(MailboxViews.Get(_granted, Lucie, Id(1), _policy, Tuesday.AddDays(10).AddTicks(-1)).Refusal);
        var later = Terms with { From = Tuesday.AddDays(1) };
        CheckStranger(_granted.Then(now => Procurations.Grant(_granted, Jean, Lucie.Id, later, now), Tuesday), Tuesday);
    }

    [Fact]
    public void A_proxy_cannot_grant_revoke_or_set_preferences()
    {
        Assert.Equal(RefusalCode.NotFound, Procurations.Grant(_granted, Lucie, "x", Terms, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Procurations.Revoke(_granted, Lucie, "lucie", Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Preferring.Decide(_granted, Lucie, new(), Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, MailboxViews.Proxies(_granted, Lucie, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Exporting.Export(_granted, Lucie, _policy, false, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void Impossible_terms_are_refused()
    {
        Assert.Equal(RefusalCode.OwnProxy, Procurations.Grant(_granted, Jean, Jean.Id, Terms, Tuesday).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidPeriod, Grant("x", Terms with { Until = Tuesday }));
        Assert.Equal(RefusalCode.InvalidPeriod, Grant("x", Terms with { From = Tuesday.AddDays(10) }));
        var ten = _granted;
        for (var i = 1; i < 10; i++)
            ten = ten.Then(now => Procurations.Grant(ten, Jean, $"p{i}", Terms, now), Tuesday);
        Assert.Equal(RefusalCode.TooManyProxies, Procurations.Grant(ten, Jean, "p10", Terms, Tuesday).Refusal?.Code);
    }

    [Fact]
    public void The_proxy_who_wrote_is_told_of_the_answer_too()
    {
        var written = _granted.Then(
            now => Submission.Decide(_granted, Lucie, Request(), _policy, now, Id(2)),
            Tuesday
        ) with
        {
            Outbox = [],
        };
        var answered = written.Then(
            now => Replying.Decide(written, Agent, Id(2), new(ReplyKind.Final, "Voici."), _policy, now),
            Tuesday
        );

        Assert.Equal(["jean@membre.example", "lucie@membre.example"], answered.Mails().Select(effect => effect.To));
    }

    private RefusalCode? Grant(string proxyId, ProxyTerms terms) =>
        Procurations.Grant(_granted, Jean, proxyId, terms, Tuesday).Refusal?.Code;

    private void CheckStranger(MailboxState state, DateTimeOffset now)
    {
        Assert.Equal(RefusalCode.NotFound, MailboxViews.List(state, Lucie, _policy, now).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, MailboxViews.Get(state, Lucie, Id(1), _policy, now).Refusal?.Code);
        Assert.Equal(
            RefusalCode.NotFound,
            Submission.Decide(state, Lucie, Request(), _policy, now, Id(9)).Refusal?.Code
        );
        Assert.Equal(RefusalCode.NotFound, FollowUp.Decide(state, Lucie, Id(1), new(Text), _policy, now).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Reading.Decide(state, Lucie, Id(1), now).Refusal?.Code);
    }

    [Fact]
    public void A_procuration_received_without_a_thinkable_end_harms_nothing()
    {
        var held = Procurations.Receive(
            MailboxState.Empty(Lucie.Id),
            new("jean", "Jean", Tuesday, DateTimeOffset.MaxValue, 1, false)
        );
        Assert.Single(Agenda.Advance(held, _policy, Tuesday).Received);
        Assert.Equal(RefusalCode.InvalidPeriod, Grant(until: DateTimeOffset.MaxValue));
        Assert.Equal(RefusalCode.InvalidPeriod, Grant(from: DateTimeOffset.MinValue));
    }

    [Fact]
    public void Without_a_beginning_a_procuration_not_in_force_begins_now()
    {
        var one = MailboxOf(1, _policy, Tuesday);
        var future = one.Then(
            now => Procurations.Grant(one, Jean, Lucie.Id, new("Lucie", null, Tuesday.AddDays(30), null), now),
            Tuesday
        );
        var again = future.Then(
            now => Procurations.Grant(future, Jean, Lucie.Id, new("Lucie", null, null, Tuesday.AddDays(20)), now),
            Tuesday
        );
        Assert.Equal(
            (Tuesday, Tuesday.AddDays(20)),
            (again.Procurations.Single().From, again.Procurations.Single().Until)
        );
    }

    private RefusalCode? Grant(DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        Procurations
            .Grant(MailboxOf(1, _policy, Tuesday), Jean, Lucie.Id, new("Lucie", null, from, until), Tuesday)
            .Refusal?.Code;
}
