namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>One combination of filters of a board; each combination has its own sorted set.</summary>
/// <param name="Theme">Code of the only theme; null for all.</param>
/// <param name="Level">The only level; null for all.</param>
/// <param name="Assignee">Id of the agent who has charge, <see cref="Nobody"/>, <see cref="Lapsed"/>, or what
/// <see cref="LapsedFrom"/> makes of an agent's id; null for all.</param>
internal readonly record struct Facet(string? Theme = null, int? Level = null, string? Assignee = null)
{
    public const string Nobody = "";

    /// <summary>Those whose claim lapsed, whoever's it was. No agent has this id: ids have no space.</summary>
    public const string Lapsed = " ";

    public static string LapsedFrom(string agentId) => Lapsed + agentId;

    /// <summary>All facets of an entry: 8, or 16 when a claim on it lapsed.</summary>
    public static IEnumerable<Facet> Of(BoardEntry entry)
    {
        foreach (var theme in new[] { null, entry.Topic.Theme.Code })
        foreach (var level in new int?[] { null, entry.Level })
        foreach (var assignee in Assignees(entry))
            yield return new(theme, level, assignee);
    }

    private static string?[] Assignees(BoardEntry entry) =>
        entry.LapsedFrom is { } agent
            ? [null, entry.Assignee ?? Nobody, Lapsed, LapsedFrom(agent)]
            : [null, entry.Assignee ?? Nobody];
}
