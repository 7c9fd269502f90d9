namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The bound on the size of a mailbox, which is read as a whole.</summary>
internal static class Weight
{
    /// <summary>Of a contact, a message or a note beside its text: who, when, ids.</summary>
    private const int Frame = 200;

    /// <summary>
    /// Characters of messages and notes, those of contacts that a hold keeps included, and a part for what stands
    /// beside each. Acts at the desk are bounded by their number.
    /// </summary>
    public static int Of(MailboxState state) => state.Contacts.Sum(Of) + state.Withheld.Sum(Of);

    /// <returns>Null when what is added fits; what takes something away always does.</returns>
    /// <param name="isDesk">Agents have room beyond that of the member, who so never keeps them from answering.</param>
    public static Refusal? Refuse(MailboxState before, MailboxState next, bool isDesk)
    {
        if (next.Contacts == before.Contacts)
            return null;
        var (weight, most) = (Of(next), isDesk ? MailboxLimit.MaxWeightOfDesk : MailboxLimit.MaxWeight);
        return weight > most && weight > Of(before) ? new(RefusalCode.MailboxTooLarge) : null;
    }

    private static int Of(Contact contact) =>
        Frame
        + contact.Messages.Sum(message => message.Text.Length + Frame)
        + contact.Notes.Sum(note => note.Text.Length + Frame);
}
