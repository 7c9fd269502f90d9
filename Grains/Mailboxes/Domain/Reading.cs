using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member or proxy has read the answers of a contact.</summary>
internal static class Reading
{
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        DateTimeOffset now
    )
    {
        if (Access.AsMember(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!contact.HasUnread)
            return state.Answering(contact);
        var read = Read(contact, now).Changed();
        return state.With(read).Answering(read);
    }

    /// <summary>The same contact with its answers read; the same when none was unread.</summary>
    public static Contact Read(Contact contact, DateTimeOffset now)
    {
        if (!contact.HasUnread)
            return contact;
        var lastSaid = contact.Messages[^1].SentAt;
        return contact with { ReadAt = now > lastSaid ? now : lastSaid, ReminderAt = null };
    }
}
