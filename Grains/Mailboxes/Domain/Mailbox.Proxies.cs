using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Makes somebody a proxy, or changes the terms on which they are one.</summary>
    public static Outcome<Decision<Mandate>> GrantProxy(
        MailboxState state, Actor actor, string proxyId, ProxyTerms terms, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        if (proxyId == state.MemberId)
            return RefusalCode.OwnProxy;
        var named = Naming(state, actor, Standing.Holder, now);
        var known = named.Mandates.FirstOrDefault(mandate => mandate.ProxyId == proxyId);
        var granted = new Mandate(
            proxyId, terms.Name, EmailAddress.Find(terms.Email)?.ToString(), terms.From ?? (known?.InForce(now) == true ? known.From : now), terms.Until, named.Holder!.Profile);
        if (granted.Until <= granted.From || granted.Until <= now || IsAbsurd(granted.From) || granted.Until is { } until && IsAbsurd(until))
            return RefusalCode.InvalidPeriod;
        if (granted == known)
            return named.Answering(known);
        var current = named.Mandates.RemoveAll(mandate => mandate.ProxyId == proxyId || mandate.Until <= now);
        if (current.Length >= MailboxLimit.MaxProxies)
            return RefusalCode.TooManyProxies;
        var next = named with { Mandates = current.Add(granted) };
        return Telling(next, proxyId, now, Granted).Answering(granted);

        ProxyGranted Granted(string id, string email, string fund) => new() { Id = id, To = email, Fund = fund, OccurredAt = now, DueAt = now };
    }

    /// <summary>No procuration began before the first such service or is meant to outlive its people.</summary>
    private static bool IsAbsurd(DateTimeOffset instant) => instant.Year is < 2000 or > 2100;

    public static Outcome<Decision<Mandate>> RevokeProxy(MailboxState state, Actor actor, string proxyId, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder
            || state.Mandates.FirstOrDefault(mandate => mandate.ProxyId == proxyId) is not { } revoked)
            return RefusalCode.NotFound;
        var named = Naming(state, actor, Standing.Holder, now);
        var next = named with { Mandates = named.Mandates.RemoveAll(mandate => mandate.ProxyId == proxyId) };
        return Telling(next, proxyId, now, Revoked).Answering(revoked);

        ProxyRevoked Revoked(string id, string email, string fund) => new() { Id = id, To = email, Fund = fund, OccurredAt = now, DueAt = now };
    }

    public static Outcome<Decision<Preferences>> SetPreferences(
        MailboxState state, Actor actor, Preferences preferences, DateTimeOffset now)
    {
        if (StandingOf(state, actor, now) != Standing.Holder)
            return RefusalCode.NotFound;
        var next = Naming(state, actor, Standing.Holder, now) with { Preferences = preferences };
        return next.Answering(preferences);
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
            state.MemberId, state.Holder?.Name ?? "", mandate?.From ?? now, mandate?.Until, state.Revision, mandate is null, mandate?.Profile);
    }

    /// <param name="mail">From an id, the member's address and the fund.</param>
    private static MailboxState Telling(
        MailboxState state, string proxyId, DateTimeOffset now, Func<string, string, string, MailEffect> mail)
    {
        var owing = OwingWord(state, proxyId, now);
        return state.Holder?.Email is { } email
            ? owing.Owing([mail($"proxy.{Digest.Of(state.MemberId, proxyId)}.{state.Revision + 1}", email, state.Holder.Fund ?? "")])
            : owing;
    }

    /// <summary>
    /// The same, once a profile is known owing word to each proxy who was told of another; no mail, as no terms change.
    /// </summary>
    private static MailboxState TellingProfile(MailboxState state, DateTimeOffset now)
    {
        if (state.Holder?.Profile is not { } profile)
            return state;
        foreach (var mandate in state.Mandates.Where(mandate => mandate.Profile != profile))
            state = OwingWord(state with { Mandates = state.Mandates.Replace(mandate, mandate with { Profile = profile }) }, mandate.ProxyId, now);
        return state;
    }

    /// <summary>The newest word on a procuration is the only one that counts.</summary>
    private static MailboxState OwingWord(MailboxState state, string proxyId, DateTimeOffset now)
    {
        var struck = state with { Outbox = state.Outbox.RemoveAll(owed => owed is ProcurationNotice && owed.To == proxyId) };
        var notice = new ProcurationNotice
        {
            Id = $"mandate.{proxyId}.{state.Revision + 1}",
            To = proxyId,
            Fund = state.Holder?.Fund ?? "",
            OccurredAt = now,
            DueAt = now,
        };
        return struck.Owing([notice]);
    }
}
