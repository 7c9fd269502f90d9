using System.Collections.Immutable;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Replies;

/// <param name="Templates">Most specific first.</param>
[GenerateSerializer, Immutable, Alias("reply-template-list")]
public sealed record ReplyTemplateList([property: Id(0)] ImmutableArray<ReplyTemplate> Templates);

/// <summary>A text to start an answer from, filled in.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Label">French, as an agent chooses it.</param>
/// <param name="Kind">Of the answer it is meant for.</param>
/// <param name="Text">Plain French, lines ended by <c>\n</c>.</param>
/// <param name="Missing">
/// Names of the placeholders that stay in the text, as <c>{{ member }}</c> does for <c>member</c>, because nothing was
/// given for them.
/// </param>
[GenerateSerializer, Immutable, Alias("reply-template")]
public sealed record ReplyTemplate(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] ReplyKind Kind,
    [property: Id(3)] string Text,
    [property: Id(4)] ImmutableArray<string> Missing
);
