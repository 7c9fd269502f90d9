namespace MsaOrleans.Load;

/// <summary>Prints figures as the rows of a Markdown table.</summary>
internal static class Report
{
    public static void Header() => Console.WriteLine("\n| request | per second | p50 | p99 |\n|---|---:|---:|---:|");

    public static void Row(Figures figures) =>
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {figures.What} | {figures.PerSecond:0} | {figures.P50:0.0} ms | {figures.P99:0.0} ms |"
            )
        );
}
