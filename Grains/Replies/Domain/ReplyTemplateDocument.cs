using System.Collections.Immutable;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>
/// A file of templates as read, not validated. An empty entry is null.
/// </summary>
/// <param name="Templates">Those of one level are proposed in this order.</param>
internal sealed record ReplyTemplateDocument(ImmutableArray<ReplyTemplateEntry?> Templates);

internal sealed record ReplyTemplateEntry
{
    /// <summary>Kebab-case, unique in all files.</summary>
    public string? Code { get; init; }

    /// <summary>French, as an agent chooses it.</summary>
    public string? Label { get; init; }

    /// <summary><c>final</c> or <c>interim</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Code of the theme it is for. Default: any topic.</summary>
    public string? Theme { get; init; }

    /// <summary>Code, within the theme. Default: any subject of it.</summary>
    public string? Subject { get; init; }

    /// <summary>Code, within the subject. Default: any reason of it.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Plain French with the placeholders of <see cref="Filling"/>; at most 4,000 UTF-16 code units however it is
    /// filled.
    /// </summary>
    public string? Text { get; init; }
}

/// <param name="File">Name of the file, for messages about faults.</param>
internal sealed record ReplyTemplateFile(string File, ReplyTemplateDocument Document);
