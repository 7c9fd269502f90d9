namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member is told once more of an answer that they have not read.</summary>
internal static class UnreadReminders
{
    /// <summary>
    /// Since when an answer has waited unread, once it has for five business days; null before, and once it is read.
    /// Whatever the member wants to be reminded of: this is for who wrote it.
    /// </summary>
    public static DateTimeOffset? LongUnreadSince(Contact contact, MailboxPolicy policy, DateTimeOffset now)
    {
        if (contact.FirstUnread is not { SentAt: var since })
            return null;
        return policy.CalendarOf(contact).Add(since, MailboxLimit.RemindAfter) <= now ? since : null;
    }

    public static MailboxState Remind(MailboxState state, string contactId, DateTimeOffset now)
    {
        var contact = state.Get(contactId);
        if (contact.ReminderAt is not { } at || at > now)
            return state;
        var reminded = state.With(contact.Changed() with { ReminderAt = null });
        if (!contact.HasUnread || !state.Preferences.Recalls || state.Holder?.Email is not { } email)
            return reminded;
        var reminder = new UnreadReminder
        {
            Id = $"recall.{contact.Messages.Last(message => message.IsAnswer).Id}",
            To = email,
            Fund = contact.Fund,
            OccurredAt = now,
            DueAt = now,
            ContactId = contact.Id,
        };
        return reminded.Owing([reminder]);
    }
}
