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
        var granted = new Procuration(proxyId, terms.Name, email, from, terms.Until, named.Holder?.Profile);
        if (!IsSensible(granted, now))
            return RefusalCode.InvalidPeriod;
        if (granted == known)
            return named.Answering(known);
        var others = named.Procurations.RemoveAll(other => other.ProxyId == proxyId || other.Until <= now);
        if (others.Length >= MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        if (Budget.RefuseGrant(named, now) is { } tooOften)
            return tooOften;
        var next = Budget.Granted(named with { Procurations = others.Add(granted) }, now);
        return ProcurationNotices.OfTerms(next, proxyId, now, Mail).Answering(granted);

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

    private static bool IsSensible(Procuration granted, DateTimeOffset now) =>
        !(granted.Until <= granted.From)
        && !(granted.Until <= now)
        && !IsAbsurd(granted.From)
        && !(granted.Until is { } until && IsAbsurd(until));

    /// <summary>Years that nobody means are refused as mistakes.</summary>
    private static bool IsAbsurd(DateTimeOffset instant) => instant.Year is < 2000 or > 2100;
}
