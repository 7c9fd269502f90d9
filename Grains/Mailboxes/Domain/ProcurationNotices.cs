namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a mailbox tells its member's proxies, and its member, of a procuration.</summary>
internal static class ProcurationNotices
{
    /// <summary>The state, owing the proxy a notice of the new terms and the member a mail.</summary>
    /// <param name="mail">From an id, the member's address and the fund.</param>
    public static MailboxState OfTerms(
        MailboxState state,
        string proxyId,
        DateTimeOffset now,
        Func<string, string, string, MailEffect> mail
    )
    {
        var owing = Owe(state, proxyId, now);
        if (state.Holder is not { Email: { } email } holder)
            return owing;
        var id = $"proxy.{Fingerprint.Of(state.MemberId, proxyId)}.{state.Revision + 1}";
        return owing.Owing([mail(id, email, holder.Fund ?? "")]);
    }

    /// <summary>
    /// The state, once a profile is known owing a notice to each proxy who was told of another; no mail, as no terms
    /// change.
    /// </summary>
    public static MailboxState OfProfile(MailboxState state, DateTimeOffset now)
    {
        if (state.Holder?.Profile is not { } profile)
            return state;
        foreach (var told in state.Procurations.Where(procuration => procuration.Profile != profile))
        {
            var telling = state.Procurations.Replace(told, told with { Profile = profile });
            state = Owe(state with { Procurations = telling }, told.ProxyId, now);
        }
        return state;
    }

    /// <summary>What the proxy's mailbox is to be told, as things stand now.</summary>
    public static ReceivedProcuration To(MailboxState state, string proxyId, DateTimeOffset now)
    {
        var granted = state.Procurations.FirstOrDefault(procuration => procuration.ProxyId == proxyId);
        return new(
            state.MemberId,
            state.Holder?.Name ?? "",
            granted?.From ?? now,
            granted?.Until,
            state.Revision,
            Revoked: granted is null,
            granted?.Profile
        );
    }

    /// <summary>The newest notice of a procuration is the only one that counts.</summary>
    private static MailboxState Owe(MailboxState state, string proxyId, DateTimeOffset now)
    {
        var older = state.Outbox.Where(owed => owed is ProcurationNotice && owed.To == proxyId);
        var struck = state with { Outbox = state.Outbox.RemoveRange(older) };
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
