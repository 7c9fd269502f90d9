using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// Who has charge of a contact: one agent at a time, until they answer, give it back or leave it untouched.
/// </summary>
internal static class Claiming
{
    /// <summary>Takes charge of a contact; a supervisor may give it to another agent.</summary>
    public static Outcome<Decision<Contact>> Claim(
        MailboxState state,
        Actor actor,
        string contactId,
        NewClaim command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsStaff(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        var given = command.Agent is not null && actor.Role == Role.Supervisor;
        if (command.Agent is { } other && other != actor.Id && !given)
            return RefusalCode.Forbidden;
        if (contact.IsAnswered)
            return RefusalCode.ContactAnswered;
        var agent =
            command.Agent is null || command.Agent == actor.Id
                ? DeskAgent.Of(actor)
                : DeskAgents.Named(contact, command.Agent, command.AgentName);
        if (contact.Claim is { } current && !current.IsOf(agent.Id) && !given)
            return new Refusal(RefusalCode.AlreadyClaimed, Holder: current.Agent.Name);
        var claimed = contact.Changed() with { Charge = ClaimOf(contact, agent, policy, now) };
        if (contact.Claim?.IsOf(agent.Id) == true)
            return state.With(claimed).Answering(claimed);
        var recorded = claimed.Recording(
            agent.Id == actor.Id
                ? new DeskAct.Claimed(now, agent)
                : new DeskAct.Assigned(now, DeskAgent.Of(actor), agent)
        );
        return state.With(recorded).Answering(recorded);
    }

    /// <summary>Gives a contact back to all; nothing happens when nobody holds it.</summary>
    public static Outcome<Decision<Contact>> Release(
        MailboxState state,
        Actor actor,
        string contactId,
        DateTimeOffset now
    )
    {
        if (Access.AsStaff(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (contact.Claim is not { Agent: var holder })
            return state.Answering(contact);
        if (holder.Id != actor.Id && actor.Role != Role.Supervisor)
            return new Refusal(RefusalCode.AlreadyClaimed, Holder: holder.Name);
        var released = (contact.Changed() with { Charge = Charge.None }).Recording(
            new DeskAct.Released(now, DeskAgent.Of(actor), holder)
        );
        return state.With(released).Answering(released);
    }

    /// <summary>The same contact; if this caller holds it, for as long again.</summary>
    public static Contact Renew(Contact contact, Actor actor, MailboxPolicy policy, DateTimeOffset now) =>
        contact.Claim?.IsOf(actor.Id) == true
            ? contact with
            {
                Charge = ClaimOf(contact, DeskAgent.Of(actor), policy, now),
            }
            : contact;

    /// <summary>Ends a claim that was left untouched.</summary>
    public static MailboxState Lapse(MailboxState state, string contactId, DateTimeOffset now)
    {
        var contact = state.Get(contactId);
        if (contact.Claim is not { } claim || claim.LapsesAt > now)
            return state;
        var lapsed = contact.Changed() with { Charge = new Charge.Lapsed(claim.Agent.Id) };
        return state.With(lapsed.Recording(new DeskAct.Lapsed(claim.LapsesAt, claim.Agent)));
    }

    private static Charge.Claimed ClaimOf(Contact contact, DeskAgent agent, MailboxPolicy policy, DateTimeOffset now)
    {
        var since = contact.Claim is { } current && current.IsOf(agent.Id) ? current.Since : now;
        return new(agent, since, policy.CalendarOf(contact).Add(now, MailboxLimit.ClaimLapsesAfter));
    }
}
