namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What retention removes from a stored mailbox, and when it next has to.</summary>
internal static class Purging
{
    /// <summary>
    /// The mailbox's row in the index: the earliest instant at which something of it must go. Nothing is due of one
    /// that is being erased. A mailbox in which nothing happened since before instants were kept is due at once, to be
    /// given one.
    /// </summary>
    public static DueRow DueOf(MailboxState state, MailboxPolicy policy)
    {
        if (state.Erasure is not null)
            return new("", null);
        var fund = state.Holder?.Fund ?? state.Contacts.LastOrDefault()?.Fund ?? "";
        if (state.Hold is null && !state.Withheld.IsEmpty)
            return new(fund, DateTimeOffset.MinValue);
        if (IsEmpty(state))
            return new(fund, IdleSince(state, policy) ?? DateTimeOffset.MinValue);
        var withheld = state.Withheld.Min(contact => (DateTimeOffset?)Expiry.At(contact, policy));
        return new(fund, new[] { Expiry.Next(state, policy), withheld }.Min());
    }

    /// <summary>
    /// The state without what is too old or beyond the limit; nothing at all when that leaves it empty and nobody has
    /// used it for as long as contacts are kept. Not for a mailbox under a hold.
    /// </summary>
    public static Purge Of(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var young = Expiry.Sweep(state, policy, now);
        var fitting = Room.Fit(state.Withheld.IsEmpty ? young : young with { Withheld = [] }, policy);
        var tooOld = state.Withheld.Count(contact => Expiry.At(contact, policy) <= now);
        var byAge = state.Contacts.Length - young.Contacts.Length + tooOld;
        var byOverflow = young.Contacts.Length - fitting.Contacts.Length + state.Withheld.Length - tooOld;
        var procurations = Count(state) - Count(fitting);
        if (IsEmpty(fitting) && fitting.Outbox.IsEmpty)
        {
            if (IdleSince(fitting, policy) <= now)
                return new Purge.Delete(byAge, byOverflow, procurations);
            fitting = fitting with { TouchedAt = fitting.TouchedAt ?? now };
        }
        return new Purge.Keep(fitting, byAge, byOverflow, procurations);
    }

    /// <summary>When an empty mailbox is given up; null when nobody knows its last use.</summary>
    private static DateTimeOffset? IdleSince(MailboxState state, MailboxPolicy policy) =>
        state.TouchedAt?.AddMonths(policy.Limit.HistoryMonths);

    private static bool IsEmpty(MailboxState state) =>
        state.Contacts.IsEmpty
        && state.Withheld.IsEmpty
        && state.Procurations.IsEmpty
        && state.Invitations.IsEmpty
        && state.Received.IsEmpty;

    private static int Count(MailboxState state) => state.Procurations.Length + state.Received.Length;
}

/// <summary>What a purge does with a mailbox.</summary>
/// <param name="ByAge">Contacts too old.</param>
/// <param name="ByOverflow">Contacts beyond the limit.</param>
/// <param name="Procurations">Granted or received, ended long ago.</param>
internal abstract record Purge(int ByAge, int ByOverflow, int Procurations)
{
    /// <summary>The mailbox stays, as <paramref name="Next"/>.</summary>
    public sealed record Keep(MailboxState Next, int ByAge, int ByOverflow, int Procurations)
        : Purge(ByAge, ByOverflow, Procurations);

    /// <summary>Nothing is left of the mailbox, and nobody has used it for long.</summary>
    public sealed record Delete(int ByAge, int ByOverflow, int Procurations) : Purge(ByAge, ByOverflow, Procurations);
}
