namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>One thing to count.</summary>
/// <param name="Day">The day on which it happened, in the fund's time zone.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="Minutes">Business minutes to the answer, rounded up; answers only.</param>
[GenerateSerializer, Immutable, Alias("figure")]
public sealed record Figure(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] string Theme,
    [property: Id(2)] FigureMeasure Measure,
    [property: Id(3)] int Minutes = 0
);

/// <summary>Stored by number: a number never gets another meaning.</summary>
[GenerateSerializer, Alias("figure-measure")]
public enum FigureMeasure
{
    Received = 1,

    /// <summary>First answer, by the deadline.</summary>
    AnsweredInTime = 2,

    /// <summary>First answer, after the deadline.</summary>
    AnsweredLate = 3,
}
