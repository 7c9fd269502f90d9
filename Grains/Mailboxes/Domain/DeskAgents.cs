using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The agents who worked on a contact, found by what they did.</summary>
internal static class DeskAgents
{
    /// <summary>
    /// The agent of a fund who last worked on a contact; null when none has since the fund received it.
    /// </summary>
    public static DeskAgent? Last(MailboxState state, string fund, string contactId)
    {
        if (state.Find(contactId) is not { } contact)
            return null;
        var moves = contact.DeskActs.OfType<DeskAct.Transferred>().ToList();
        if (contact.Fund != fund)
            return moves.LastOrDefault(move => move.From.Fund == fund)?.By;
        var arrival = moves.LastOrDefault(move => move.To.Fund == fund && move.From.Fund != fund);
        var came = arrival?.At ?? DateTimeOffset.MinValue;
        return Deeds(contact).LastOrDefault(deed => deed.At > came)?.Agent;
    }

    /// <summary>
    /// An agent with the last name used in this contact. Without one, the name given is used, and then the id.
    /// </summary>
    public static DeskAgent Named(Contact contact, string agentId, string? name) =>
        Deeds(contact).LastOrDefault(deed => deed.Agent.Id == agentId)?.Agent ?? new(agentId, name ?? agentId);

    /// <summary>What agents did with a contact, oldest first.</summary>
    private static IEnumerable<Deed> Deeds(Contact contact) =>
        contact
            .DeskActs.OfType<DeskAct.ByAgent>()
            .Select(act => new Deed(act.By, act.At))
            .Concat(contact.Notes.Select(note => new Deed(note.Author, note.At)))
            .Concat(
                contact
                    .Messages.Where(message => message.Author.Kind == AuthorKind.Agent)
                    .Select(message => new Deed(new(message.Author.Id, message.Author.Name), message.SentAt))
            )
            .OrderBy(deed => deed.At);

    private sealed record Deed(DeskAgent Agent, DateTimeOffset At);
}
