namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The limit on the contacts that a mailbox keeps.</summary>
internal static class Room
{
    /// <summary>The state within the limit: the oldest answered contacts leave, as many as are too many.</summary>
    public static MailboxState Fit(MailboxState state, MailboxPolicy policy)
    {
        while (
            state.Contacts.Length > policy.Limit.MaxContacts
            && state.Contacts.FirstOrDefault(contact => contact.IsAnswered) is { } oldest
        )
            state = state with { Contacts = state.Contacts.Remove(oldest) };
        return state;
    }

    /// <summary>
    /// The state with room for one more: the oldest answered contact leaves. Null when none can, or when a
    /// hold has kept as many as it may.
    /// </summary>
    public static MailboxState? Make(MailboxState state, MailboxPolicy policy)
    {
        if (state.Hold is not null && state.Withheld.Length >= MailboxLimit.MaxWithheld)
            return null;
        while (state.Contacts.Length >= policy.Limit.MaxContacts)
        {
            if (state.Contacts.FirstOrDefault(contact => contact.IsAnswered) is not { } oldest)
                return null;
            state = state with { Contacts = state.Contacts.Remove(oldest) };
        }
        return state;
    }
}
