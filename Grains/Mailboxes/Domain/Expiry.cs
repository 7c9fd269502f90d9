namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>How long a mailbox keeps what it knows.</summary>
internal static class Expiry
{
    /// <summary>How long a procuration received is remembered after its end, against late older notices.</summary>
    private static readonly TimeSpan ReceivedAfterEnd = TimeSpan.FromDays(30);

    /// <summary>How long a procuration granted stays in its member's list after its end.</summary>
    private static readonly TimeSpan GrantedAfterEnd = TimeSpan.FromDays(365);

    /// <summary>How long a mail about a procuration is remembered after it was given up.</summary>
    private static readonly TimeSpan MailAfterEnd = TimeSpan.FromDays(30);

    /// <summary>How long an invitation stays in its member's list after its code has expired.</summary>
    private static readonly TimeSpan InvitedAfterEnd = TimeSpan.FromDays(30);

    /// <summary>The state without what has expired. A hold hides contacts all the same, and keeps the rest.</summary>
    public static MailboxState Sweep(MailboxState state, MailboxPolicy policy, DateTimeOffset now) =>
        state with
        {
            Contacts = state.Contacts.RemoveAll(contact => At(contact, policy) <= now),
            Procurations = state.Procurations.RemoveAll(granted => state.Hold is null && At(granted) <= now),
            Invitations = state.Invitations.RemoveAll(invited => state.Hold is null && At(invited) <= now),
            Received = state.Received.RemoveAll(known => state.Hold is null && At(known) <= now),
            GivenUp = state.GivenUp.RemoveAll(mail => state.Hold is null && At(mail) <= now),
        };

    /// <summary>When the first contact, procuration or invitation leaves; null when none does.</summary>
    public static DateTimeOffset? Next(MailboxState state, MailboxPolicy policy) =>
        new[]
        {
            state.Contacts.Min(contact => (DateTimeOffset?)At(contact, policy)),
            state.Procurations.Min(At),
            state.Received.Min(At),
            state.GivenUp.Min(At),
            state.Invitations.Min(invited => (DateTimeOffset?)At(invited)),
        }.Min();

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

    /// <summary>When a procuration granted is forgotten; null while it has no end.</summary>
    public static DateTimeOffset? At(Procuration granted) => Later(granted.Until, GrantedAfterEnd);

    /// <summary>When an invitation that nobody accepted is forgotten.</summary>
    public static DateTimeOffset At(Invitation invited) => invited.ExpiresAt + InvitedAfterEnd;

    /// <summary>When a procuration received is forgotten; null while it has no end.</summary>
    public static DateTimeOffset? At(ReceivedProcuration known) => Later(EndOf(known), ReceivedAfterEnd);

    /// <summary>When a mail that was given up is forgotten; null of one that goes with its contact.</summary>
    public static DateTimeOffset? At(GivenUpMail mail) => mail.Effect is ContactMail ? null : mail.At + MailAfterEnd;

    /// <summary>Null when there is no such instant, or no end.</summary>
    private static DateTimeOffset? Later(DateTimeOffset? end, TimeSpan after) =>
        end < DateTimeOffset.MaxValue - after ? end + after : null;

    /// <summary>Null while it has no end.</summary>
    private static DateTimeOffset? EndOf(ReceivedProcuration known) =>
        known.Until ?? (known.Revoked ? known.From : null);
}
