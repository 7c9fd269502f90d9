using System.Security.Cryptography;
using System.Text;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// A member invites a proxy, who accepts with the code of the invitation. Each code that opens nothing is refused
/// alike, whatever the reason.
/// </summary>
internal static class Inviting
{
    /// <param name="id">Of the invitation.</param>
    public static Outcome<Decision<Invitation>> Invite(
        MailboxState state,
        Actor actor,
        NewInvitation terms,
        InvitationCode code,
        string id,
        DateTimeOffset now
    )
    {
        if (Access.StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        if (terms.Wording is { } read && read != ProcurationWording.Present.Version)
            return RefusalCode.WordingChanged;
        if (!Procurations.IsSensible(terms.From ?? now, terms.Until, now))
            return RefusalCode.InvalidPeriod;
        if (Procurations.PlacesTaken(state, now) >= MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        if (Budget.RefuseGrant(state, now) is { } tooOften)
            return tooOften;
        var lapses = now + MailboxLimit.InvitationLasts;
        var invitation = new Invitation(
            id,
            code.Fingerprint,
            terms.Name,
            EmailAddress.Find(terms.Email)?.ToString() ?? terms.Email,
            terms.From,
            terms.Until,
            ProcurationWording.Present.Version,
            now,
            terms.Until < lapses ? terms.Until.Value : lapses
        );
        var named = Naming.Apply(state, actor, Standing.Holder, now);
        var next = Budget.Granted(named with { Invitations = named.Invitations.Add(invitation) }, now);
        return next.Owing([MailOf(invitation, code, named.Holder?.Fund ?? "", now)]).Answering(invitation);
    }

    public static Outcome<Decision<Invitation>> Withdraw(
        MailboxState state,
        Actor actor,
        string invitationId,
        DateTimeOffset now
    )
    {
        if (
            Access.StandingOf(state, actor, now) != Standing.Holder
            || state.Invitations.FirstOrDefault(known => known.Id == invitationId) is not { } withdrawn
        )
            return RefusalCode.NotFound;
        var named = Naming.Apply(state, actor, Standing.Holder, now);
        return Without(named, withdrawn).Answering(withdrawn);
    }

    /// <summary>What an invitation offers to whoever has its code, and has offered to whoever accepted it.</summary>
    public static Outcome<InvitationOffer> Read(MailboxState state, Actor actor, string fingerprint, DateTimeOffset now)
    {
        if (actor.Role != Role.Member)
            return RefusalCode.UnknownCode;
        if (Find(state, fingerprint, now) is not { } invitation)
            return Accepted(state, actor, fingerprint, now) is { Agreed: { } agreed } granted
                ? new InvitationOffer(
                    state.Holder?.Name ?? state.MemberId,
                    granted.From,
                    granted.Until,
                    agreed.MemberAt + MailboxLimit.InvitationLasts,
                    WordsOf(agreed.Wording)
                )
                : RefusalCode.UnknownCode;
        if (actor.Id == state.MemberId)
            return RefusalCode.OwnProxy;
        return new InvitationOffer(
            state.Holder?.Name ?? state.MemberId,
            invitation.From,
            invitation.Until,
            invitation.ExpiresAt,
            WordsOf(invitation.Wording)
        );
    }

    /// <summary>
    /// The proxy is whoever accepts, by their token; the name that the member invited them by is shown beside it. They
    /// agree to the words that the member agreed to.
    /// </summary>
    public static Outcome<Decision<Procuration>> Accept(
        MailboxState state,
        Actor actor,
        string fingerprint,
        DateTimeOffset now
    )
    {
        if (actor.Role != Role.Member)
            return RefusalCode.UnknownCode;
        if (Find(state, fingerprint, now) is not { } invitation)
            return Accepted(state, actor, fingerprint, now) is { } already
                ? state.Answering(already)
                : RefusalCode.UnknownCode;
        if (actor.Id == state.MemberId)
            return RefusalCode.OwnProxy;
        var from = invitation.From > now ? invitation.From.Value : now;
        var granted = new Procuration(
            actor.Id,
            actor.Name,
            EmailAddress.Find(actor.Email)?.ToString() ?? invitation.Email,
            from,
            invitation.Until,
            state.Holder?.Profile,
            new(invitation.Wording, invitation.InvitedAt, now, from, invitation.Until),
            fingerprint,
            invitation.Name
        );
        return Procurations.Granting(Without(state, invitation), granted, now).Answering(granted);
    }

    public static Outcome<InvitationList> List(MailboxState state, Actor actor, DateTimeOffset now) =>
        Access.StandingOf(state, actor, now) == Standing.Holder
            ? new InvitationList(
                ProcurationWording.Present,
                [.. state.Invitations.Select(invitation => invitation.View(now))]
            )
            : RefusalCode.NotFound;

    /// <summary>The words of a version that was agreed to.</summary>
    public static ProcurationWording WordsOf(int version) =>
        ProcurationWording.Find(version)
        ?? throw new InvalidOperationException($"The words of version {version} are not in this program.");

    /// <summary>The mail about an invitation has failed for good: its member is shown that.</summary>
    public static MailboxState NoteFailure(MailboxState state, ProxyInvited mail, DateTimeOffset now) =>
        state.Invitations.FirstOrDefault(known => known.Id == mail.InvitationId) is { } invitation
            ? state with
            {
                Invitations = state.Invitations.Replace(invitation, invitation with { MailFailedAt = now }),
            }
            : state;

    /// <summary>Compared in a time that does not tell how much of it is right.</summary>
    private static Invitation? Find(MailboxState state, string fingerprint, DateTimeOffset now) =>
        state.Invitations.FirstOrDefault(known => known.IsPending(now) && IsSame(known.Code, fingerprint));

    private static Procuration? Accepted(MailboxState state, Actor actor, string fingerprint, DateTimeOffset now) =>
        state.Procurations.FirstOrDefault(granted =>
            granted.ProxyId == actor.Id
            && granted.AcceptedWith is { } code
            && IsSame(code, fingerprint)
            && !granted.HasEnded(now)
        );

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <summary>A mail that has not left goes with its invitation.</summary>
    private static MailboxState Without(MailboxState state, Invitation invitation) =>
        state with
        {
            Invitations = state.Invitations.Remove(invitation),
            Outbox = state.Outbox.RemoveAll(owed => owed is ProxyInvited mail && mail.InvitationId == invitation.Id),
        };

    private static ProxyInvited MailOf(Invitation invitation, InvitationCode code, string fund, DateTimeOffset now) =>
        new()
        {
            Id = $"invite.{invitation.Id}",
            To = invitation.Email,
            Fund = fund,
            OccurredAt = now,
            DueAt = now,
            InvitationId = invitation.Id,
            Code = code.ToText(),
            ExpiresAt = invitation.ExpiresAt,
        };
}
