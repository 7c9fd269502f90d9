using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>What a proxy's own mailbox is told of a procuration.</summary>
public sealed class ProcurationNoticesTests
{
    private static readonly ProxyTerms Terms = new("Lucie Petit", "lucie@membre.example", null, Tuesday.AddDays(10));
    private readonly MailboxPolicy _policy = Policy();
    private readonly MailboxState _granted;

    public ProcurationNoticesTests()
    {
        var state = MailboxOf(1, _policy, Tuesday) with { Outbox = [] };
        _granted = state.Then(now => Procurations.Grant(state, Jean, Lucie.Id, Terms, now), Tuesday);
    }

    [Fact]
    public void A_grant_tells_the_member_by_mail_and_the_proxys_mailbox()
    {
        Assert.Equal(
            [(typeof(ProcurationNotice), "lucie"), (typeof(ProxyGranted), "jean@membre.example")],
            _granted.Outbox.Select(effect => (effect.GetType(), effect.To))
        );
        Assert.DoesNotContain(
            _granted.Outbox,
            effect => effect is MailEffect && effect.Id.Contains("lucie", StringComparison.Ordinal)
        );
        Assert.Equal(
            new ReceivedProcuration(
                "jean",
                "Jean Martin",
                Tuesday,
                Tuesday.AddDays(10),
                _granted.Revision,
                false,
                Profile.Particulier
            ),
            ProcurationNotices.To(_granted, Lucie.Id, Tuesday)
        );
    }

    [Fact]
    public void A_profile_seen_to_change_is_told_to_the_proxy_once_and_mailed_to_nobody()
    {
        var told = _granted with { Outbox = [] };
        var farmer = Jean with { Profile = Profile.Exploitant };
        var changed = told.Then(now => Preferring.Decide(told, farmer, new(), now), Tuesday.AddHours(1));
        Assert.Equal(
            (typeof(ProcurationNotice), "lucie"),
            Assert.Single(changed.Outbox.Select(effect => (effect.GetType(), effect.To)))
        );
        Assert.Equal(Profile.Exploitant, ProcurationNotices.To(changed, Lucie.Id, Tuesday).Profile);

        var settled = changed with { Outbox = [] };
        Assert.Empty(
            settled.Then(now => Preferring.Decide(settled, farmer, new(false), now), Tuesday.AddHours(2)).Outbox
        );
    }

    [Fact]
    public void A_procuration_granted_before_profiles_were_told_is_told_when_it_is_renewed()
    {
        var old = _granted with
        {
            Outbox = [],
            Procurations = [_granted.Procurations.Single() with { Profile = null }],
        };
        Assert.Null(ProcurationNotices.To(old, Lucie.Id, Tuesday).Profile);
        var renewed = old.Then(now => Procurations.Grant(old, Jean, Lucie.Id, Terms, now), Tuesday.AddHours(1));
        Assert.Equal(
            (typeof(ProcurationNotice), "lucie"),
            Assert.Single(renewed.Outbox.Select(effect => (effect.GetType(), effect.To)))
        );
        Assert.Equal(
            Profile.Particulier,
            Assert
                .Single(
                    MailboxViews.Received(
                        Procurations.Receive(
                            MailboxState.Empty(Lucie.Id),
                            ProcurationNotices.To(renewed, Lucie.Id, Tuesday)
                        ),
                        Tuesday
                    )
                )
                .Profile
        );
    }

    [Fact]
    public void A_procuration_granted_before_profiles_were_told_is_told_as_its_proxy_writes_or_the_mailbox_wakes()
    {
        var old = _granted with
        {
            Outbox = [],
            Procurations = [_granted.Procurations.Single() with { Profile = null }],
        };
        var woken = Agenda.Advance(old, _policy, Tuesday.AddHours(1));
        foreach (
            var told in new[] { woken, FollowUp.Decide(old, Lucie, Id(1), new(Text), _policy, Tuesday).Accepted().Next }
        )
        {
            Assert.Equal(
                (typeof(ProcurationNotice), "lucie"),
                Assert.Single(told.Outbox.Select(effect => (effect.GetType(), effect.To)))
            );
            Assert.Equal(Profile.Particulier, ProcurationNotices.To(told, Lucie.Id, Tuesday).Profile);
            Assert.Equal(old.Holder, told.Holder);
        }
        Assert.Same(woken, Agenda.Advance(woken, _policy, Tuesday.AddHours(1)));
        var unknown = old with { Holder = old.Holder! with { Profile = null } };
        Assert.Same(unknown, Agenda.Advance(unknown, _policy, Tuesday.AddHours(1)));
    }

    [Fact]
    public void An_older_notice_of_a_procuration_never_undoes_a_newer_one()
    {
        var book = MailboxState.Empty(Lucie.Id);
        var grant = new ReceivedProcuration("jean", "Jean Martin", Tuesday, null, 5, false);
        var revoked = Procurations.Receive(book, grant with { Revision = 6, Revoked = true });

        Assert.Same(revoked, Procurations.Receive(revoked, grant));
        Assert.Empty(MailboxViews.Received(revoked, Tuesday));
        Assert.Single(MailboxViews.Received(Procurations.Receive(revoked, grant with { Revision = 7 }), Tuesday));
    }
}
