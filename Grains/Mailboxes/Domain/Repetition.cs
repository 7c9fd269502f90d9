namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What becomes of a command that comes again with its idempotency key.</summary>
internal static class Repetition
{
    /// <summary>
    /// The contact in which this very command was already carried out, or the refusal of a reused key.
    /// </summary>
    /// <returns>Null for a command that is new, or has no key.</returns>
    public static Outcome<Decision<Contact>>? Of(MailboxState state, Receipt? receipt)
    {
        if (receipt is null)
            return null;
        foreach (var contact in state.Contacts)
        foreach (var kept in ReceiptsOf(contact))
            if (kept.Key == receipt.Key)
                return kept == receipt ? state.Answering(contact) : RefusalCode.IdempotencyKeyReused;
        return null;
    }

    private static IEnumerable<Receipt> ReceiptsOf(Contact contact) =>
        contact
            .Messages.Select(message => message.Receipt)
            .Concat(contact.Notes.Select(note => note.Receipt))
            .OfType<Receipt>();
}
