namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>One thing to count.</summary>
/// <param name="Day">The day on which it happened, in the fund's time zone.</param>
/// <param name="Theme">Code of the theme.</param>
/// <param name="Minutes">Of an answer the business minutes to it, rounded up. Of what a member said of one the rating,
/// 1 to 5, or 0 without.</param>
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

    /// <summary>A member said that the answer settled their request.</summary>
    Settled = 4,

    /// <summary>A member said that it did not.</summary>
    NotSettled = 5,

    /// <summary>A <see cref="Settled"/> of the same day and rating that was withdrawn; counts only grow.</summary>
    SettledWithdrawn = 6,

    /// <summary>A <see cref="NotSettled"/> of the same day and rating that was taken back.</summary>
    NotSettledWithdrawn = 7,
}
