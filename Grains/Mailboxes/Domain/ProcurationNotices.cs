namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The notices and mails about a procuration, to the proxy and to the member.</summary>
internal static class ProcurationNotices
{
    /// <summary>The state with a notice of the new terms for the proxy and a mail for the member.</summary>
    /// <param name="mail">Builds the mail from an id, the member's address and the fund.</param>
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
    /// The state with a notice for each proxy who was told another profile than the present one. The terms do not
    /// change, so no mail is sent.
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

    /// <summary>The present content of the notice to the mailbox of a proxy.</summary>
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
            granted?.Profile,
            granted?.Agreed
        );
    }

    /// <summary>A new notice replaces the older one of the same procuration.</summary>
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
