using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <param name="Id">Claim <c>sub</c>.</param>
internal sealed record DeskAgent(string Id, string Name)
{
    public static DeskAgent Of(Actor actor) => new(actor.Id, actor.Name);
}

/// <summary>Who has charge of a contact.</summary>
internal abstract record Charge
{
    private Charge() { }

    public static Charge None { get; } = new Nobody();

    internal sealed record Nobody : Charge;

    /// <param name="LapsesAt">When the claim lapses unless the agent writes in the contact or claims it again, UTC;
    /// null for a claim that a supervisor gave, which does not lapse.</param>
    internal sealed record Claimed(DeskAgent Agent, DateTimeOffset Since, DateTimeOffset? LapsesAt) : Charge
    {
        public bool IsOf(string agentId) => Agent.Id == agentId;
    }

    /// <summary>Nobody has charge since a claim lapsed.</summary>
    /// <param name="AgentId">The agent whose claim lapsed.</param>
    internal sealed record Lapsed(string AgentId) : Charge;
}

/// <param name="Id">The contact's id and the place among its notes.</param>
/// <param name="Receipt">By which a repeated command is recognised; null when its caller gave no key.</param>
internal sealed record Note(string Id, DeskAgent Author, DateTimeOffset At, string Text, Receipt? Receipt = null);
