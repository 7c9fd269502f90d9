using System.Collections.Immutable;
using MsaOrleans.Figures;

namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>
/// Makes the figures of a fund from counts. All are exact: each number of minutes has its own count, and counts add up
/// over days, themes and funds.
/// </summary>
internal static class FigureSheet
{
    public static FundFigures Of(
        string fund,
        DateOnly from,
        DateOnly to,
        IReadOnlyList<FigureCount> counts,
        ImmutableArray<DeflectionFigures> deflection
    ) =>
        new(
            fund,
            from,
            to,
            Line(counts),
            [
                .. from count in counts
                group count by count.Figure.Day into day
                orderby day.Key
                select new DayFigures(day.Key, Line(day)),
            ],
            By(counts, count => count.Figure.Theme),
            By(counts, count => count.Fund),
            deflection
        );

    public static FigureLine Line(IEnumerable<FigureCount> counts)
    {
        var byMeasure = counts.ToLookup(count => count.Figure.Measure);
        var (inTime, late) = (Sum(byMeasure[FigureMeasure.AnsweredInTime]), Sum(byMeasure[FigureMeasure.AnsweredLate]));
        var answers = byMeasure[FigureMeasure.AnsweredInTime]
            .Concat(byMeasure[FigureMeasure.AnsweredLate])
            .OrderBy(count => count.Figure.Minutes)
            .ToList();
        var answered = inTime + late;
        var settled = Sum(byMeasure[FigureMeasure.Settled]) - Sum(byMeasure[FigureMeasure.SettledWithdrawn]);
        var notSettled = Sum(byMeasure[FigureMeasure.NotSettled]) - Sum(byMeasure[FigureMeasure.NotSettledWithdrawn]);
        var (ratings, points) = Ratings(byMeasure);
        return new(
            Sum(byMeasure[FigureMeasure.Received]),
            answered,
            inTime,
            answered == 0 ? null : Math.Round(100.0 * inTime / answered, 1, MidpointRounding.AwayFromZero),
            Rank(answers, answered, 0.5),
            Rank(answers, answered, 0.9),
            settled,
            notSettled,
            ratings,
            ratings == 0 ? null : Math.Round((double)points / ratings, 1, MidpointRounding.AwayFromZero)
        );
    }

    /// <summary>How many ratings were given and not taken back, and their sum.</summary>
    private static (int Number, int Sum) Ratings(ILookup<FigureMeasure, FigureCount> byMeasure)
    {
        var given = byMeasure[FigureMeasure.Settled].Concat(byMeasure[FigureMeasure.NotSettled]).ToList();
        var withdrawn = byMeasure[FigureMeasure.SettledWithdrawn]
            .Concat(byMeasure[FigureMeasure.NotSettledWithdrawn])
            .ToList();
        return (Sum(given.Where(IsRated)) - Sum(withdrawn.Where(IsRated)), given.Sum(Points) - withdrawn.Sum(Points));
    }

    private static bool IsRated(FigureCount count) => count.Figure.Minutes > 0;

    private static int Points(FigureCount count) => count.Figure.Minutes * count.Count;

    /// <summary>The least number of minutes within which this share of the answers came (nearest rank).</summary>
    private static int? Rank(List<FigureCount> sorted, int all, double share)
    {
        var wanted = (int)Math.Ceiling(share * all);
        foreach (var count in sorted)
            if ((wanted -= count.Count) <= 0)
                return count.Figure.Minutes;
        return null;
    }

    private static int Sum(IEnumerable<FigureCount> counts) => counts.Sum(count => count.Count);

    private static ImmutableArray<CodeFigures> By(IEnumerable<FigureCount> counts, Func<FigureCount, string> code) =>
        [
            .. counts
                .GroupBy(code)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new CodeFigures(group.Key, Line(group))),
        ];
}
