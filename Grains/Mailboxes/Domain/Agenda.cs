namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What comes to pass in a mailbox by itself, and when.</summary>
internal static class Agenda
{
    /// <summary>
    /// Brings a mailbox up to the present: what has expired is gone, each step fallen due is reached, each reminder
    /// fallen due is owed, each claim left untouched has lapsed; proxies know the member's profile.
    /// The same state when nothing has come.
    /// </summary>
    public static MailboxState Advance(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var present = Expiry.Sweep(state, policy, now);
        foreach (var contact in present.Contacts)
        {
            present = Ladder.Climb(present, contact, policy, now);
            present = UnreadReminders.Remind(present, contact.Id, now);
            present = Claiming.Lapse(present, contact.Id, now);
        }
        present = ProcurationNotices.OfProfile(present, now);
        return present == state ? state : present;
    }

    /// <summary>
    /// When something next comes to pass by itself, or null when nothing does; what is owed is no such thing.
    /// </summary>
    public static DateTimeOffset? NextEvent(MailboxState state, MailboxPolicy policy)
    {
        DateTimeOffset? next = null;
        foreach (var contact in state.Contacts)
        {
            next = Earlier(next, Expiry.At(contact, policy));
            next = Earlier(next, contact.ReminderAt);
            next = Earlier(next, contact.Claim?.LapsesAt);
            next = Earlier(next, contact.Clock.StepsAhead.FirstOrDefault()?.At);
        }
        return next;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}
