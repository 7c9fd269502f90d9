namespace MsaOrleans.Catalog;

/// <summary>Theme › subject › reason, with the labels they had when a contact was filed under them.</summary>
[GenerateSerializer, Immutable, Alias("topic")]
public sealed record Topic(
    [property: Id(0)] CodeLabel Theme,
    [property: Id(1)] CodeLabel Subject,
    [property: Id(2)] CodeLabel Reason
);

/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Label">French, as a person reads it.</param>
[GenerateSerializer, Immutable, Alias("code-label")]
public sealed record CodeLabel([property: Id(0)] string Code, [property: Id(1)] string Label);

/// <summary>The three codes by which a caller names a topic.</summary>
[GenerateSerializer, Immutable, Alias("topic-codes")]
public sealed record TopicCodes(
    [property: Id(0)] string Theme,
    [property: Id(1)] string Subject,
    [property: Id(2)] string Reason
);
