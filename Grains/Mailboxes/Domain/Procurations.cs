using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member grants procurations and revokes them.</summary>
internal static class Procurations
{
    /// <summary>Grants a procuration, or changes the terms of one in force.</summary>
    public static Outcome<Decision<Procuration>> Grant(
        MailboxState state,
        Actor actor,
        string proxyId,
        ProxyTerms terms,
        DateTimeOffset now
    )
    {
        if (Access.StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        if (proxyId == state.MemberId)
            return RefusalCode.OwnProxy;
        var named = Naming.Apply(state, actor, Standing.Holder, now);
        var known = named.Procurations.FirstOrDefault(procuration => procuration.ProxyId == proxyId);
        var from = terms.From ?? (known?.InForce(now) == true ? known.From : now);
        var email = EmailAddress.Find(terms.Email)?.ToString();
        var agreed = known?.HasEnded(now) == false ? known : null;
        var granted = new Procuration(
            proxyId,
            terms.Name,
            email,
            from,
            terms.Until,
            named.Holder?.Profile,
            agreed?.Agreed,
            agreed?.AcceptedWith,
            agreed?.InvitedName
        );
        if (!IsSensible(granted.From, granted.Until, now))
            return RefusalCode.InvalidPeriod;
        if (granted == known)
            return named.Answering(known);
        if (PlacesTaken(named, now, proxyId) >= MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        if (Budget.RefuseGrant(named, now) is { } tooOften)
            return tooOften;
        return Granting(Budget.Granted(named, now), granted, now).Answering(granted);
    }

    /// <summary>
    /// The state with a procuration in place of the proxy's earlier one, and without those that ended.
    /// </summary>
    public static MailboxState Granting(MailboxState state, Procuration granted, DateTimeOffset now)
    {
        var others = state.Procurations.RemoveAll(other => other.ProxyId == granted.ProxyId || other.HasEnded(now));
        return ProcurationNotices.OfTerms(
            state with
            {
                Procurations = others.Add(granted),
            },
            granted.ProxyId,
            now,
            Mail
        );

        ProxyGranted Mail(string id, string address, string fund) =>
            new()
            {
                Id = id,
                To = address,
                Fund = fund,
                OccurredAt = now,
                DueAt = now,
            };
    }

    /// <summary>
    /// Procurations that have not ended, and invitations that may become one: whoever accepts finds a place.
    /// </summary>
    /// <param name="except">A proxy whose own place does not count.</param>
    public static int PlacesTaken(MailboxState state, DateTimeOffset now, string? except = null) =>
        state.Procurations.Count(granted => granted.ProxyId != except && !granted.HasEnded(now))
        + state.Invitations.Count(invitation => invitation.IsPending(now));

    public static Outcome<Decision<Procuration>> Revoke(
        MailboxState state,
        Actor actor,
        string proxyId,
        DateTimeOffset now
    )
    {
        if (
            Access.StandingOf(state, actor, now) != Standing.Holder
            || state.Procurations.FirstOrDefault(procuration => procuration.ProxyId == proxyId) is not { } revoked
        )
            return RefusalCode.NotFound;
        var named = Naming.Apply(state, actor, Standing.Holder, now);
        var next = named with { Procurations = named.Procurations.RemoveAll(known => known.ProxyId == proxyId) };
        return ProcurationNotices.OfTerms(next, proxyId, now, Mail).Answering(revoked);

        ProxyRevoked Mail(string id, string address, string fund) =>
            new()
            {
                Id = id,
                To = address,
                Fund = fund,
                OccurredAt = now,
                DueAt = now,
            };
    }

    /// <summary>Stores a procuration received, unless a newer notice was stored.</summary>
    public static MailboxState Receive(MailboxState state, ReceivedProcuration told)
    {
        var known = state.Received.FirstOrDefault(procuration => procuration.MemberId == told.MemberId);
        if (known?.Revision >= told.Revision)
            return state;
        return state with { Received = (known is null ? state.Received : state.Received.Remove(known)).Add(told) };
    }

    public static bool IsSensible(DateTimeOffset from, DateTimeOffset? until, DateTimeOffset now) =>
        !(until <= from) && !(until <= now) && !IsAbsurd(from) && !(until is { } end && IsAbsurd(end));

    /// <summary>Years that nobody means are refused as mistakes.</summary>
    private static bool IsAbsurd(DateTimeOffset instant) => instant.Year is < 2000 or > 2100;
}
