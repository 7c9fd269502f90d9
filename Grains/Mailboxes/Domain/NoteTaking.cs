using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Agents tell each other something about a contact.</summary>
internal static class NoteTaking
{
    /// <summary>Adds a note. It makes no answer stale: the member said nothing.</summary>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        NewNote command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsStaff(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfAgent(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "note", contactId, text);
        if (Repetition.Of(state, receipt) is { } repeated)
            return repeated;
        if (contact.Notes.Length >= MailboxLimit.MaxNotes)
            return RefusalCode.ThreadFull;
        var note = new Note($"{contact.Id}-n{contact.Notes.Length + 1}", DeskAgent.Of(actor), now, text, receipt);
        var noted = Claiming.Renew(contact, actor, policy, now).Changed() with { Notes = contact.Notes.Add(note) };
        return state.With(noted).Answering(noted);
    }
}
