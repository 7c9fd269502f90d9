using System.Collections.Frozen;
using MsaOrleans.Figures;

namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>How long answers usually take, by theme.</summary>
internal static class UsualTimes
{
    /// <summary>The days that are counted, the present one among them.</summary>
    public const int Days = 90;

    /// <summary>With fewer answers nothing is said.</summary>
    public const int FewestAnswers = 20;

    /// <param name="counts">Of the last <see cref="Days"/> days of a fund.</param>
    public static FrozenDictionary<string, UsualTime> Of(IEnumerable<FigureCount> counts) =>
        counts
            .GroupBy(count => count.Figure.Theme)
            .Select(theme => (theme.Key, Line: FigureSheet.Line(theme)))
            .Where(theme => theme.Line.Answered >= FewestAnswers)
            .ToFrozenDictionary(
                theme => theme.Key,
                theme => new UsualTime(theme.Line.P90Minutes!.Value, theme.Line.Answered),
                StringComparer.Ordinal
            );
}
