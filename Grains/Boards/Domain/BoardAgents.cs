using System.Collections.Immutable;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>
/// The agents whom updates have named: those who have or had charge of a contact, or did something with one. The list
/// is in memory only; after a restart it has those of the open contacts, and others as they act.
/// </summary>
internal sealed class BoardAgents
{
    /// <summary>An agent whom no update has named for that long leaves the list.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private readonly Dictionary<string, (string Name, DateTimeOffset At)> _heard = new(StringComparer.Ordinal);

    /// <summary>Adds the agents whom a contact names.</summary>
    public void Hear(BoardEntry entry, DateTimeOffset at)
    {
        Hear(entry.Assignee, entry.AssigneeName, at);
        Hear(entry.LapsedFrom, entry.LapsedFromName, at);
    }

    /// <summary>Adds an agent who did something, even one whose name is their id.</summary>
    public void Hear(AgentView agent, DateTimeOffset at) => _heard[agent.Id] = (agent.Name, at);

    /// <summary>The agents, sorted by name.</summary>
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

    /// <summary>A name equal to the id was typed by whoever assigned the contact, and may be a mistake.</summary>
    private void Hear(string? id, string? name, DateTimeOffset at)
    {
        if (id is not null && name is not null && name != id)
            _heard[id] = (name, at);
    }
}
