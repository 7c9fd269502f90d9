using System.Globalization;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>Prints a comparison: each pair as it is measured, then a table, then lines for programs.</summary>
internal static class Report
{
    public static void Yardsticks(double constants, double inserts) =>
        Line(
            $"""
            Kestrel's constant: {constants:0} a second; pgbench, one-row insert: {inserts:0} a second; {Generator.Clients} clients each.

            """
        );

    public static void Pair(string scenario, int round, Pair pair) =>
        Line(
            $"{scenario} {round}: {pair.Service.Rate:0} ÷ {pair.Baseline.Rate:0} = {pair.Ratio:0.00}; processor {Spent(pair.Service)}, baseline {Spent(pair.Baseline)}"
        );

    public static void Table(IReadOnlyDictionary<string, List<Pair>> pairs, double constants)
    {
        Line(
            $"""

            Medians. Rates are requests a second until the last mail has left; processor time of service + database for a request; memory afterwards.

            | scenario | service /s | p50 | p99 | processor | memory | baseline /s | p50 | p99 | processor | memory | ratio (min – max) |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """
        );
        foreach (var (scenario, measured) in pairs)
        {
            var (ours, theirs) = (Cells(measured, pair => pair.Service), Cells(measured, pair => pair.Baseline));
            var (least, most) = (measured.Min(pair => pair.Ratio), measured.Max(pair => pair.Ratio));
            Line(
                $"| {scenario} | {ours} | {theirs} | {Median(measured, pair => pair.Ratio):0.00} ({least:0.00} – {most:0.00}) |"
            );
        }
        if (pairs.TryGetValue("history-3", out var histories))
            Line($"\nhistory-3 ÷ Kestrel's constant: {Median(histories, pair => pair.Service.Rate) / constants:0.00}");
        Line($"");
        foreach (var scenario in Scenario.All.Where(scenario => pairs.ContainsKey(scenario.Name)))
            Line($"RATIO {scenario.Name} {Median(pairs[scenario.Name], pair => pair.Ratio):0.000}");
    }

    private static string Cells(List<Pair> pairs, Func<Pair, Measured> side)
    {
        double Of(Func<Measured, double> figure) => Median(pairs, pair => figure(side(pair)));

        return string.Create(
                CultureInfo.InvariantCulture,
                $"{Of(one => one.Rate):0} | {Of(one => one.P50):0.0} ms | {Of(one => one.P99):0.0} ms | "
            )
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{Of(one => one.Service):0} + {Of(one => one.Database):0} µs | {Of(one => one.Memory):0} MiB"
            );
    }

    private static string Spent(Measured one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Service:0} + {one.Database:0} µs");

    private static double Median(IEnumerable<Pair> pairs, Func<Pair, double> figure)
    {
        var sorted = pairs.Select(figure).Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
