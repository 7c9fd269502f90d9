using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Makes somebody a proxy, or changes the terms on which they are one.</summary>
    public static Decision<Mandate> GrantProxy(
        MailboxState state, Actor actor, string proxyId, ProxyTerms terms, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        if (proxyId == state.MemberId)
            return RefusalCode.OwnProxy;
        var known = state.Mandates.FirstOrDefault(mandate => mandate.ProxyId == proxyId);
        var granted = new Mandate(proxyId, terms.Name, terms.Email, terms.From ?? (known?.InForce(now) == true ? known.From : now), terms.Until);
        if (granted.Until <= granted.From || granted.Until <= now || IsAbsurd(granted.From) || granted.Until is { } until && IsAbsurd(until))
            return RefusalCode.InvalidPeriod;
        if (granted == known)
            return new(state, known);
        var current = state.Mandates.RemoveAll(mandate => mandate.ProxyId == proxyId || mandate.Until <= now);
        if (current.Length >= MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        var next = Naming(state, actor, Standing.Holder) with { Mandates = current.Add(granted) };
        return new(Telling(next, EffectKind.ProxyGranted, proxyId, now), granted);
    }

    /// <summary>No procuration began before the first such service or is meant to outlive its people.</summary>
    private static bool IsAbsurd(DateTimeOffset instant) => instant.Year is < 2000 or > 2100;

    public static Decision<Mandate> RevokeProxy(MailboxState state, Actor actor, string proxyId, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder
            || state.Mandates.FirstOrDefault(mandate => mandate.ProxyId == proxyId) is not { } revoked)
            return RefusalCode.NotFound;
        var next = Naming(state, actor, Standing.Holder) with { Mandates = state.Mandates.Remove(revoked) };
        return new(Telling(next, EffectKind.ProxyRevoked, proxyId, now), revoked);
    }

    public static Decision<Preferences> SetPreferences(
        MailboxState state, Actor actor, Preferences preferences, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        return new(Naming(state, actor, Standing.Holder) with { Preferences = preferences }, preferences);
    }

    /// <summary>Notes what a granting mailbox says of its procuration, unless something newer is known.</summary>
    public static MailboxState Note(MailboxState state, HeldMandate word)
    {
        var known = state.Held.FirstOrDefault(held => held.MemberId == word.MemberId);
        return known is not null && known.Revision >= word.Revision
            ? state
            : state with { Held = state.Held.RemoveAll(held => held.MemberId == word.MemberId).Add(word) };
    }

    /// <summary>What the proxy's mailbox is to be told, as things stand now.</summary>
    public static HeldMandate WordTo(MailboxState state, string proxyId, DateTimeOffset now)
    {
        var mandate = state.Mandates.FirstOrDefault(known => known.ProxyId == proxyId);
        return new(
            state.MemberId, state.Holder?.Name ?? "", mandate?.From ?? now, mandate?.Until, state.Revision, mandate is null);
    }

    private static MailboxState Telling(MailboxState state, EffectKind what, string proxyId, DateTimeOffset now)
    {
        var (revision, fund) = (state.Revision + 1, state.Holder?.Fund ?? "");
        var struck = state with { Outbox = state.Outbox.RemoveAll(owed => owed.Kind == EffectKind.Mandate && owed.To == proxyId) };
        var owing = struck.Owing([new($"mandate.{proxyId}.{revision}", EffectKind.Mandate, proxyId, fund, now, now)]);
        return state.Holder?.Email is { } email
            ? owing.Owing([new Effect($"proxy.{Digest.Of(state.MemberId, proxyId)}.{revision}", what, email, fund, now, now)])
            : owing;
    }
}
