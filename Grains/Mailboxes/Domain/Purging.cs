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
        IEnumerable<DateTimeOffset?> ends =
        [
            .. state.Contacts.Select(contact => (DateTimeOffset?)Expiry.At(contact, policy)),
            .. state.Procurations.Select(Expiry.At),
            .. state.Received.Select(Expiry.At),
            .. state.Withheld.Select(contact => (DateTimeOffset?)Expiry.At(contact, policy)),
        ];
        return new(fund, ends.Min());
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
        var purge = new Purge(
            fitting,
            ByAge: state.Contacts.Length - young.Contacts.Length + tooOld,
            ByOverflow: young.Contacts.Length - fitting.Contacts.Length + state.Withheld.Length - tooOld,
            Procurations: Count(state) - Count(fitting)
        );
        if (!IsEmpty(fitting) || !fitting.Outbox.IsEmpty)
            return purge;
        return IdleSince(fitting, policy) switch
        {
            null => purge with { Next = fitting with { TouchedAt = now } },
            var idle when idle <= now => purge with { Next = null },
            _ => purge,
        };
    }

    /// <summary>When an empty mailbox is given up; null when nobody knows its last use.</summary>
    private static DateTimeOffset? IdleSince(MailboxState state, MailboxPolicy policy) =>
        state.TouchedAt?.AddMonths(policy.Limit.HistoryMonths);

    private static bool IsEmpty(MailboxState state) =>
        state.Contacts.IsEmpty && state.Withheld.IsEmpty && state.Procurations.IsEmpty && state.Received.IsEmpty;

    private static int Count(MailboxState state) => state.Procurations.Length + state.Received.Length;
}

/// <summary>What a purge does with a mailbox.</summary>
/// <param name="Next">Null when the mailbox itself goes.</param>
/// <param name="ByAge">Contacts too old.</param>
/// <param name="ByOverflow">Contacts beyond the limit.</param>
/// <param name="Procurations">Granted or received, ended long ago.</param>
internal sealed record Purge(MailboxState? Next, int ByAge, int ByOverflow, int Procurations);
