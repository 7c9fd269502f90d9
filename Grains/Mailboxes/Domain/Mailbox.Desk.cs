using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Takes charge of a contact, one agent at a time; a supervisor may give it to another agent.</summary>
    public static Outcome<Decision<Contact>> Claim(
        MailboxState state, Actor actor, string contactId, NewClaim command, MailboxPolicy policy, DateTimeOffset now)
    {
        if (OfDesk(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        var given = command.Agent is not null && actor.Role == Role.Supervisor;
        if (command.Agent is { } other && other != actor.Id && !given)
            return RefusalCode.Forbidden;
        if (contact.IsAnswered)
            return RefusalCode.ContactAnswered;
        var agent = command.Agent is null || command.Agent == actor.Id ? DeskAgent.Of(actor) : Known(contact, command.Agent, command.AgentName);
        if (contact.Claim is { } held && !held.IsOf(agent.Id) && !given)
            return new Refusal(RefusalCode.AlreadyClaimed, Holder: held.Agent.Name);
        var claimed = Held(contact, agent, policy, now);
        if (contact.Claim?.IsOf(agent.Id) != true)
            claimed = Noted(claimed, agent.Id == actor.Id ? new DeskAct.Claimed(now, agent) : new DeskAct.Assigned(now, DeskAgent.Of(actor), agent));
        return state.With(claimed).Answering(claimed);
    }

    /// <summary>Gives a contact back to all; nothing happens when nobody holds it.</summary>
    public static Outcome<Decision<Contact>> Release(MailboxState state, Actor actor, string contactId, DateTimeOffset now)
    {
        if (OfDesk(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (contact.Claim is not { Agent: var holder })
            return state.Answering(contact);
        if (holder.Id != actor.Id && actor.Role != Role.Supervisor)
            return new Refusal(RefusalCode.AlreadyClaimed, Holder: holder.Name);
        var released = Noted(contact.Changed() with { Charge = Charge.None }, new DeskAct.Released(now, DeskAgent.Of(actor), holder));
        return state.With(released).Answering(released);
    }

    /// <summary>Adds what agents tell each other. It makes no answer stale: the member said nothing.</summary>
    public static Outcome<Decision<Contact>> AddNote(
        MailboxState state, Actor actor, string contactId, NewNote command, MailboxPolicy policy, DateTimeOffset now)
    {
        if (OfDesk(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfAgent(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "note", contactId, text);
        if (Repeated(state, receipt) is { } repeated)
            return repeated;
        if (contact.Notes.Length >= MailboxLimit.MaxNotes)
            return RefusalCode.ThreadFull;
        var note = new Note($"{contact.Id}-n{contact.Notes.Length + 1}", DeskAgent.Of(actor), now, text, receipt);
        var touched = Touched(contact, actor, policy, now);
        var noted = touched.Changed() with { Notes = touched.Notes.Add(note) };
        return state.With(noted).Answering(noted);
    }

    /// <summary>Files a contact elsewhere. Its clock runs on: the deadline follows the receipt.</summary>
    public static Outcome<Decision<Contact>> Transfer(
        MailboxState state, Actor actor, string contactId, NewTransfer command, MailboxPolicy policy, DateTimeOffset now)
    {
        if (OfDesk(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (contact.IsAnswered)
            return RefusalCode.ContactAnswered;
        if (!policy.Catalog.Find(command.Topic, profile: null).TryGet(out var topic, out var unknown))
            return unknown;
        var to = new Filing(command.Fund ?? contact.Fund, topic);
        if (policy.Funds.Find(to.Fund) is null)
            return RefusalCode.UnknownFund;
        if (to == Filing.Of(contact))
            return state.Answering(contact);
        var moved = contact.Changed() with { Fund = to.Fund, Topic = to.Topic, Charge = Charge.None };
        var transferred = Noted(moved, new DeskAct.Transferred(now, DeskAgent.Of(actor), Filing.Of(contact), to));
        var next = state.With(transferred);
        return (to.Fund == contact.Fund ? next : next.Owing(TransferNotice(next, transferred, now))).Answering(transferred);
    }

    private static MailboxState Lapse(MailboxState state, string contactId, DateTimeOffset now)
    {
        var contact = state.Contacts.Single(known => known.Id == contactId);
        return contact.Claim is { } claim && claim.LapsesAt <= now
            ? state.With(Noted(
                contact.Changed() with { Charge = new Charge.Lapsed(claim.Agent.Id) },
                new DeskAct.Lapsed(claim.LapsesAt, claim.Agent)))
            : state;
    }

    private static Contact Held(Contact contact, DeskAgent agent, MailboxPolicy policy, DateTimeOffset now)
    {
        var since = contact.Claim is { } held && held.IsOf(agent.Id) ? held.Since : now;
        var lapsesAt = policy.CalendarOf(contact).Add(now, MailboxLimit.ClaimLapsesAfter);
        return contact.Changed() with { Charge = new Charge.Claimed(agent, since, lapsesAt) };
    }

    /// <summary>The same contact; if this caller holds it, for as long again.</summary>
    private static Contact Touched(Contact contact, Actor actor, MailboxPolicy policy, DateTimeOffset now) =>
        contact.Claim?.IsOf(actor.Id) == true
            ? contact with { Charge = Held(contact, DeskAgent.Of(actor), policy, now).Charge }
            : contact;

    private static Contact Noted(Contact contact, DeskAct act) => contact with
    {
        DeskActs = contact.DeskActs.Add(act)[^Math.Min(contact.DeskActs.Length + 1, MailboxLimit.MaxDeskActs)..],
    };
}
