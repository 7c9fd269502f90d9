using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Who of a fund's agents last did something with a contact; null when none has since it came to the fund.</summary>
    public static DeskAgent? LastAgent(MailboxState state, string fund, string contactId)
    {
        if (state.Contacts.FirstOrDefault(known => known.Id == contactId) is not { } contact)
            return null;
        if (contact.Fund != fund)
            return Moves(contact).LastOrDefault(move => move.From.Fund == fund)?.By;
        var came = Moves(contact).LastOrDefault(move => move.To.Fund == fund && move.From.Fund != fund)?.At ?? DateTimeOffset.MinValue;
        return Doings(contact).LastOrDefault(doing => doing.At > came)?.Agent;
    }

    /// <summary>An agent by the name they last had in this contact, else by the one they are known by elsewhere, else by their id.</summary>
    private static DeskAgent Known(Contact contact, string agentId, string? name) =>
        Doings(contact).LastOrDefault(doing => doing.Agent.Id == agentId)?.Agent ?? new(agentId, name ?? agentId);

    /// <summary>What agents did with a contact, oldest first.</summary>
    private static IEnumerable<Doing> Doings(Contact contact) =>
        contact.DeskActs.OfType<DeskAct.ByAgent>().Select(act => new Doing(act.By, act.At))
            .Concat(contact.Notes.Select(note => new Doing(note.Author, note.At)))
            .Concat(contact.Messages.Where(message => message.Author.Kind == AuthorKind.Agent)
                .Select(message => new Doing(new(message.Author.Id, message.Author.Name), message.SentAt)))
            .OrderBy(doing => doing.At);

    private static IEnumerable<DeskAct.Transferred> Moves(Contact contact) => contact.DeskActs.OfType<DeskAct.Transferred>();

    private sealed record Doing(DeskAgent Agent, DateTimeOffset At);
}
