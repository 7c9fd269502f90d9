using System.Collections.Immutable;
using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>A catalogue as read from its files, not validated. An empty entry is null.</summary>
/// <param name="Themes">In the order they are shown.</param>
public sealed record CatalogDocument(
    ImmutableArray<ThemeEntry?> Themes,
    ImmutableArray<OnlineServiceEntry?> OnlineServices
);

public abstract record NodeEntry
{
    /// <summary>
    /// Kebab-case, unique among its siblings. Never changed: contacts and figures are stored under it.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>French.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// The profiles that see the node. Default: those of its parent. A node may narrow them; a theme must name them.
    /// </summary>
    public ImmutableArray<string>? Profiles { get; init; }
}

public sealed record ThemeEntry : NodeEntry
{
    /// <summary>Name of the file, for messages about faults.</summary>
    internal string? File { get; init; }

    public ImmutableArray<SubjectEntry?> Subjects { get; init; } = [];
}

public sealed record SubjectEntry : NodeEntry
{
    /// <summary>At least two for each profile, the last being « Autre ».</summary>
    public ImmutableArray<ReasonEntry?> Reasons { get; init; } = [];
}

public sealed record ReasonEntry : NodeEntry
{
    /// <summary>Code of the service to offer before a message is written.</summary>
    public string? OnlineService { get; init; }

    /// <summary>For a reason that asks for a decision: what silence means.</summary>
    public SilenceEntry? Silence { get; init; }
}

public sealed record SilenceEntry
{
    /// <summary><c>acceptance</c> or <c>rejection</c>.</summary>
    public string? Effect { get; init; }

    /// <summary>Calendar months, 1 to 24.</summary>
    public int? Months { get; init; }

    /// <summary>What the member may do then: one paragraph of at most 500 UTF-16 code units, French.</summary>
    public string? Recourse { get; init; }
}

public sealed record OnlineServiceEntry
{
    public string? Code { get; init; }

    public string? Label { get; init; }

    /// <summary>Absolute, https.</summary>
    public string? Url { get; init; }

    /// <summary>What pre-fills a message started from the service's page.</summary>
    public TopicCodes? Topic { get; init; }
}
