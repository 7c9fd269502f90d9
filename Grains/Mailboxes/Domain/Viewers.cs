using System.Collections.Immutable;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Which agents have a contact open. It is known as long as they say so, and stored nowhere.</summary>
internal sealed class Viewers
{
    /// <summary>How long an agent who said so has a contact open.</summary>
    public static readonly TimeSpan StaysFor = TimeSpan.FromSeconds(60);

    private readonly Dictionary<(string ContactId, string AgentId), (AgentView Agent, DateTimeOffset Until)> _open = [];

    public void Note(string contactId, AgentView agent, DateTimeOffset now)
    {
        foreach (var left in _open.Where(known => known.Value.Until <= now).Select(known => known.Key).ToList())
            _open.Remove(left);
        _open[(contactId, agent.Id)] = (agent, now + StaysFor);
    }

    /// <summary>Who else has the contact open, by name.</summary>
    public ImmutableArray<AgentView> Others(string contactId, string agentId, DateTimeOffset now) =>
        [
            .. _open
                .Where(known => known.Key.ContactId == contactId && known.Key.AgentId != agentId)
                .Where(known => now < known.Value.Until)
                .Select(known => known.Value.Agent)
                .OrderBy(agent => agent.Name, StringComparer.Ordinal)
                .ThenBy(agent => agent.Id, StringComparer.Ordinal),
        ];
}
