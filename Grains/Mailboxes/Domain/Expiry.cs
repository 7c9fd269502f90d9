namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>How long a mailbox keeps what it knows.</summary>
internal static class Expiry
{
    /// <summary>How long a procuration received is remembered after its end, against late older notices.</summary>
    private static readonly TimeSpan ReceivedAfterEnd = TimeSpan.FromDays(30);

    /// <summary>The state without what has expired.</summary>
    public static MailboxState Sweep(MailboxState state, MailboxPolicy policy, DateTimeOffset now) =>
        state with
        {
            Contacts = state.Contacts.RemoveAll(contact => At(contact, policy) <= now),
            Received = state.Received.RemoveAll(known => EndOf(known) <= now - ReceivedAfterEnd),
        };

    /// <summary>
    /// When a contact leaves: midnight, in the fund's time zone, after the day on which it is as many calendar
    /// months old as the history goes back.
    /// </summary>
    public static DateTimeOffset At(Contact contact, MailboxPolicy policy)
    {
        var calendar = policy.CalendarOf(contact);
        var lastDay = calendar.LocalDate(contact.CreatedAt).AddMonths(policy.Limit.HistoryMonths);
        return calendar.StartOfDay(lastDay.AddDays(1));
    }

    /// <summary>Null while it has no end.</summary>
    private static DateTimeOffset? EndOf(ReceivedProcuration known) =>
        known.Until ?? (known.Revoked ? known.From : null);
}
