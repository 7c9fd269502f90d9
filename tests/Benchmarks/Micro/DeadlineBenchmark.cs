using BenchmarkDotNet.Attributes;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Funds;

namespace MsaOrleans.Benchmarks.Micro;

/// <summary>The deadline of a request received just before Easter, with its ladder and the days skipped.</summary>
[MemoryDiagnoser]
public class DeadlineBenchmark
{
    private static readonly DateTimeOffset Received = new(2026, 4, 2, 14, 5, 0, TimeSpan.Zero);

    private readonly BusinessCalendar _calendar = FundFile.Load(new()).CalendarOf("picardie");

    [Benchmark]
    public object Respond() => DeadlineRule.Respond(_calendar, Received, SlaPolicy.Default);
}
