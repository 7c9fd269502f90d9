namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The limit on the contacts that a mailbox keeps.</summary>
internal static class Room
{
    /// <summary>The state with room for one more: the oldest answered contact leaves. Null when none can.</summary>
    public static MailboxState? Make(MailboxState state, MailboxPolicy policy)
    {
        while (state.Contacts.Length >= policy.Limit.MaxContacts)
        {
            if (state.Contacts.FirstOrDefault(contact => contact.IsAnswered) is not { } oldest)
                return null;
            state = state with { Contacts = state.Contacts.Remove(oldest) };
        }
        return state;
    }
}
