using System.Collections.Immutable;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>
/// The agents whom a board has heard of: who holds or held a contact, who did something with one. It is kept in memory
/// only; after a restart it knows those of the contacts that are open, and hears of the others as they act.
/// </summary>
internal sealed class BoardAgents
{
    /// <summary>Whom no update has named for that long is not offered any more.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly Dictionary<string, (string Name, DateTimeOffset At)> _heard = new(StringComparer.Ordinal);

    /// <summary>Takes note of whom a contact names.</summary>
    public void Hear(BoardEntry entry, DateTimeOffset at)
    {
        Hear(entry.Assignee, entry.AssigneeName, at);
        Hear(entry.LapsedFrom, entry.LapsedFromName, at);
    }

    /// <summary>Takes note of who did something, whatever they are called.</summary>
    public void Hear(AgentView agent, DateTimeOffset at) => _heard[agent.Id] = (agent.Name, at);

    /// <summary>By name.</summary>
    public ImmutableArray<AgentView> Known() =>
        [
            .. _heard
                .Select(agent => new AgentView(agent.Key, agent.Value.Name))
                .OrderBy(agent => agent.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(agent => agent.Id, StringComparer.Ordinal),
        ];

    public void Forget(DateTimeOffset now)
    {
        foreach (var (id, agent) in _heard)
            if (agent.At + Remembered <= now)
                _heard.Remove(id);
    }

    /// <summary>An id for a name is what somebody wrote who gave a contact away, perhaps by mistake.</summary>
    private void Hear(string? id, string? name, DateTimeOffset at)
    {
        if (id is not null && name is not null && name != id)
            _heard[id] = (name, at);
    }
}
