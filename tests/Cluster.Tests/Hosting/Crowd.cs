using System.Collections.Concurrent;
using System.Diagnostics;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>Members who write at a steady pace while a test does its worst.</summary>
public sealed class Crowd
{
    private const int Writers = 8;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a member keeps trying once the others have stopped writing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<Entry> _entries = [];

    /// <summary>Lets members write for as long as something takes.</summary>
    /// <returns>What they wrote, all of it acknowledged or given up.</returns>
    public static async Task<Crowd> WhileAsync(Ledger ledger, Func<Task> something)
    {
        using var stop = new CancellationTokenSource();
        var crowd = new Crowd();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => crowd.WriteAsync(ledger, stop.Token)));
        try
        {
            await something();
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
        return crowd;
    }

    public IReadOnlyCollection<Entry> Entries => _entries;

    public int Tries => _entries.Sum(entry => entry.Answers.Count);

    /// <summary>The most tries that one request took.</summary>
    public int MostTries => _entries.Max(entry => entry.Answers.Count);

    /// <summary>How often each answer was given; 0 is none.</summary>
    public string Answers => string.Join(", ", _entries.SelectMany(entry => entry.Answers).CountBy(answer => answer).OrderBy(line => line.Key).Select(line => $"{line.Key}: {line.Value}"));

    private async Task WriteAsync(Ledger ledger, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource();
        await using var _ = stop.Register(() => patience.CancelAfter(Patience));
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            _entries.Add(await ledger.SubmitAsync(patience.Token));
            if (Between - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest)
                await Task.Delay(rest, TimeProvider.System, CancellationToken.None);
        }
    }
}
