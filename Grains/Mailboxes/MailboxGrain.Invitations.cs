using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>How a member invites a proxy, and how whoever is invited accepts.</summary>
internal sealed partial class MailboxGrain
{
    public Task<Outcome<InvitationList>> ListInvitationsAsync(Actor actor) =>
        ReadAsync(actor, (state, now) => Inviting.List(state, actor, now));

    /// <summary>Where the code leads is stored first: a mail never carries a code that opens nothing.</summary>
    public Task<Outcome<InvitationView>> InviteProxyAsync(Actor actor, NewInvitation invitation)
    {
        var code = codes.New();
        return WriteAsync(
            actor,
            (state, now) => Inviting.Invite(state, actor, invitation, code, ids.New(now), now),
            (_, invited, now) => invited.View(now),
            invited =>
                GrainFactory.GetGrain<IInvitationPlaces>(invited.Code).KeepAsync(State.MemberId, invited.ExpiresAt)
        );
    }

    public Task<Outcome<InvitationView>> WithdrawInvitationAsync(Actor actor, string invitationId) =>
        WriteAsync(
            actor,
            (state, now) => Inviting.Withdraw(state, actor, invitationId, now),
            (_, withdrawn, now) => withdrawn.View(now),
            withdrawn => ForgetPlaceAsync(withdrawn.Code)
        );

    public Task<Outcome<InvitationOffer>> ReadInvitationAsync(Actor actor, string fingerprint)
    {
        var now = time.GetUtcNow();
        return Task.FromResult(Inviting.Read(Present(now), actor, fingerprint, now));
    }

    public Task<Outcome<HeldMailbox>> AcceptInvitationAsync(Actor actor, string fingerprint) =>
        WriteAsync(
            actor,
            (state, now) => Inviting.Accept(state, actor, fingerprint, now),
            (state, granted, _) =>
                new HeldMailbox(
                    state.MemberId,
                    state.Holder?.Name ?? "",
                    granted.From,
                    granted.Until,
                    granted.Profile,
                    granted.Agreed
                )
        );

    private Task ForgetPlaceAsync(string? code) =>
        code is null ? Task.CompletedTask : GrainFactory.GetGrain<IInvitationPlaces>(code).ForgetAsync();
}
