using System.Collections.Concurrent;
using System.Diagnostics;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>Members who write at a steady pace while a test does its worst.</summary>
public sealed class Crowd
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>How long members write before anything befalls them, and after it is over.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(2);

    /// <summary>How long a member keeps trying once the others have stopped writing.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<Entry> _entries = [];

    /// <summary>Lets members write for as long as something takes.</summary>
    /// <returns>What they wrote, all of it acknowledged or given up.</returns>
    public static async Task<Crowd> WhileAsync(Ledger ledger, Func<Task> something)
    {
        using var stop = new CancellationTokenSource();
        var crowd = new Crowd();
        var writing = Task.WhenAll(
            Enumerable.Range(0, Extent.Writers).Select(_ => crowd.WriteAsync(ledger, stop.Token))
        );
        try
        {
            await Task.Delay(Lead, TimeProvider.System);
            await something();
            await Task.Delay(Lead, TimeProvider.System);
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
        return crowd;
    }

    public IReadOnlyCollection<Entry> Entries => _entries;

    /// <summary>The most tries that one request took.</summary>
    public int MostTries => _entries.Max(entry => entry.Answers.Count);

    /// <summary>How it went, with the tries by their answer; 0 is none.</summary>
    public string Summary =>
        $"{_entries.Count} requests, {_entries.Count(entry => entry.ContactId is not null)} acknowledged after "
        + $"at most {MostTries} tries "
        + $"({string.Join(", ", _entries.SelectMany(entry => entry.Answers).CountBy(answer => answer).OrderBy(line => line.Key).Select(line => $"{line.Key}: {line.Value}"))})";

    private async Task WriteAsync(Ledger ledger, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource();
        await using var _ = stop.Register(() => patience.CancelAfter(Timeout));
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            _entries.Add(await ledger.SubmitAsync(patience.Token));
            if (Between - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest)
                await Task.Delay(rest, TimeProvider.System, CancellationToken.None);
        }
    }
}
