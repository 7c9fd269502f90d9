namespace MsaOrleans.Figures;

/// <summary>How long answers on a theme usually take: nine in ten of the last 90 days took no longer.</summary>
/// <param name="Minutes">Business minutes from receipt to first answer.</param>
/// <param name="Answers">How many were counted, at least 20.</param>
[GenerateSerializer, Immutable, Alias("usual-time")]
public sealed record UsualTime([property: Id(0)] int Minutes, [property: Id(1)] int Answers);
