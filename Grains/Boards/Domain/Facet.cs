namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>One way of looking at a board.</summary>
/// <param name="Theme">Only that one; null for all.</param>
/// <param name="Level">Only that one; null for all.</param>
/// <param name="Assignee">Only theirs, or nobody's when empty, or of those whose claim <see cref="Lapsed"/>; null for
/// all.</param>
internal readonly record struct Facet(string? Theme = null, int? Level = null, string? Assignee = null)
{
    public const string Nobody = "";

    /// <summary>Whoever's claim it was that ended untouched: no agent's id, which has no space in it.</summary>
    public const string Lapsed = " ";

    public static string LapsedFrom(string agentId) => Lapsed + agentId;

    /// <summary>All under which an entry is seen; more of them only for what lapsed, which is little.</summary>
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
