namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What changes in a mailbox as time passes, and when.</summary>
internal static class Agenda
{
    /// <summary>
    /// Brings a mailbox up to the present. Removes expired contacts, reaches the steps that are due, adds the reminders
    /// that are due, ends claims that lapse, and tells proxies of the member's profile.
    /// Returns the same state when nothing is due.
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
    /// When the next of these changes is due; null when none is. Effects that wait in the outbox are not counted.
    /// </summary>
    public static DateTimeOffset? NextEvent(MailboxState state, MailboxPolicy policy) =>
        Earlier(NextWakeUp(state), Expiry.Next(state, policy));

    /// <summary>
    /// The same without what only has to be gone: that is hidden when somebody looks, and purged by the nightly run.
    /// </summary>
    public static DateTimeOffset? NextWakeUp(MailboxState state)
    {
        DateTimeOffset? next = null;
        foreach (var contact in state.Contacts)
        {
            next = Earlier(next, contact.ReminderAt);
            next = Earlier(next, contact.Claim?.LapsesAt);
            next = Earlier(next, contact.Clock.StepsAhead.FirstOrDefault()?.At);
        }
        return next;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}
