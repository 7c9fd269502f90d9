using System.Collections.Immutable;

namespace MsaOrleans.Figures;

/// <param name="Fund">Code, or <see cref="IFiguresGrain.National"/>.</param>
/// <param name="From">First day counted, in the fund's time zone.</param>
/// <param name="To">Last day counted.</param>
/// <param name="Days">Earliest first; days on which nothing happened are left out.</param>
/// <param name="Themes">By code of theme.</param>
/// <param name="Funds">By code of fund; a fund's own figures have one line.</param>
/// <param name="Deflection">What became of online services offered in place of a message, by service and
/// reason.</param>
[GenerateSerializer, Immutable, Alias("fund-figures")]
public sealed record FundFigures(
    [property: Id(0)] string Fund,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] FigureLine Total,
    [property: Id(4)] ImmutableArray<DayFigures> Days,
    [property: Id(5)] ImmutableArray<CodeFigures> Themes,
    [property: Id(6)] ImmutableArray<CodeFigures> Funds,
    [property: Id(7)] ImmutableArray<DeflectionFigures> Deflection
);

/// <summary>
/// Exact counts. A request is counted on the day it was received, its first answer on the day it was given;
/// a contact reopened is a new request.
/// </summary>
/// <param name="Received">Requests: each started a clock of 48 business hours.</param>
/// <param name="Answered">First answers, interim or final.</param>
/// <param name="InTime">Those of the answered that came by the deadline.</param>
/// <param name="InTimePercent">Of the answered, to a tenth; null when none was.</param>
/// <param name="MedianMinutes">Business minutes from receipt to first answer, each rounded up; null when none was
/// answered.</param>
/// <param name="P90Minutes">Nine answers in ten took no longer; exact, by the nearest-rank method.</param>
/// <param name="Settled">Answers of which a member said that their request is settled, on the day they said so.</param>
/// <param name="NotSettled">Answers of which a member said that it is not.</param>
/// <param name="Ratings">Of both, those with a rating.</param>
/// <param name="AverageRating">Of the ratings, 1 to 5, to a tenth; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("figure-line")]
public sealed record FigureLine(
    [property: Id(0)] int Received,
    [property: Id(1)] int Answered,
    [property: Id(2)] int InTime,
    [property: Id(3)] double? InTimePercent,
    [property: Id(4)] int? MedianMinutes,
    [property: Id(5)] int? P90Minutes,
    [property: Id(6)] int Settled = 0,
    [property: Id(7)] int NotSettled = 0,
    [property: Id(8)] int Ratings = 0,
    [property: Id(9)] double? AverageRating = null
);

[GenerateSerializer, Immutable, Alias("day-figures")]
public sealed record DayFigures([property: Id(0)] DateOnly Day, [property: Id(1)] FigureLine Figures);

[GenerateSerializer, Immutable, Alias("code-figures")]
public sealed record CodeFigures([property: Id(0)] string Code, [property: Id(1)] FigureLine Figures);

[GenerateSerializer, Immutable, Alias("deflection-figures")]
public sealed record DeflectionFigures(
    [property: Id(0)] string Service,
    [property: Id(1)] string Reason,
    [property: Id(2)] int Offered,
    [property: Id(3)] int Used,
    [property: Id(4)] int Declined
);
