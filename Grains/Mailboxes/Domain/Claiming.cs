using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// Who has charge of a contact: one agent at a time, until they answer or release it, or the claim lapses.
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
        var mayReplace = command.Agent is not null && actor.Role == Role.Supervisor;
        if (command.Agent is { } other && other != actor.Id && !mayReplace)
            return RefusalCode.Forbidden;
        if (contact.IsAnswered)
            return RefusalCode.ContactAnswered;
        var agent =
            command.Agent is null || command.Agent == actor.Id
                ? DeskAgent.Of(actor)
                : DeskAgents.Named(contact, command.Agent, command.AgentName);
        if (contact.Claim is { } current && !current.IsOf(agent.Id) && !mayReplace)
            return new Refusal(RefusalCode.AlreadyClaimed, Holder: current.Agent.Name);
        var claimed =
            agent.Id == actor.Id ? Taken(contact, agent, policy, now) : Given(contact, DeskAgent.Of(actor), agent, now);
        return state.With(claimed).Answering(claimed);
    }

    /// <summary>Ends a claim; nothing happens when there is none.</summary>
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

    /// <summary>The same contact; a claim of this caller starts its time again.</summary>
    public static Contact Renew(Contact contact, Actor actor, MailboxPolicy policy, DateTimeOffset now) =>
        contact.Claim?.IsOf(actor.Id) == true
            ? contact with
            {
                Charge = ClaimOf(contact, DeskAgent.Of(actor), policy, now),
            }
            : contact;

    /// <summary>The state without the claim on a contact, if its time is over.</summary>
    public static MailboxState Lapse(MailboxState state, string contactId, DateTimeOffset now)
    {
        var contact = state.Get(contactId);
        if (contact.Claim is not { LapsesAt: { } lapsesAt } claim || lapsesAt > now)
            return state;
        var lapsed = contact.Changed() with { Charge = new Charge.Lapsed(claim.Agent.Id) };
        return state.With(lapsed.Recording(new DeskAct.Lapsed(lapsesAt, claim.Agent)));
    }

    private static Contact Taken(Contact contact, DeskAgent agent, MailboxPolicy policy, DateTimeOffset now)
    {
        var claimed = contact.Changed() with { Charge = ClaimOf(contact, agent, policy, now) };
        return contact.Claim?.IsOf(agent.Id) == true ? claimed : claimed.Recording(new DeskAct.Claimed(now, agent));
    }

    private static Contact Given(Contact contact, DeskAgent by, DeskAgent agent, DateTimeOffset now)
    {
        var own = ClaimOn(contact, agent);
        var given = contact.Changed() with { Charge = new Charge.Claimed(agent, own?.Since ?? now, LapsesAt: null) };
        return own is { LapsesAt: null } ? given : given.Recording(new DeskAct.Assigned(now, by, agent));
    }

    private static Charge.Claimed ClaimOf(Contact contact, DeskAgent agent, MailboxPolicy policy, DateTimeOffset now) =>
        ClaimOn(contact, agent) switch
        {
            { LapsesAt: null } given => given with { Agent = agent },
            var own => new(
                agent,
                own?.Since ?? now,
                policy.CalendarOf(contact).AddOfficeTime(now, MailboxLimit.ClaimLapsesAfter)
            ),
        };

    private static Charge.Claimed? ClaimOn(Contact contact, DeskAgent agent) =>
        contact.Claim is { } claim && claim.IsOf(agent.Id) ? claim : null;
}
