using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace MsaOrleans.Grains;

/// <summary>
/// Writes what comes in together: at once when nothing is being written, else with all that gathers until
/// then. For use within one grain; what fails is forgotten, and whoever sent it sends it again.
/// </summary>
/// <param name="write">Writes a batch, all or nothing.</param>
/// <param name="written">Told of each item that is durable.</param>
internal sealed partial class WriteBehind<T>(Func<IReadOnlyList<T>, Task> write, Action<T> written, ILogger logger)
{
    /// <summary>Beyond this many the next are refused: their senders try again later.</summary>
    private const int MostWaiting = 20_000;

    private const int LargestBatch = 1_000;

    private readonly Queue<T> _waiting = new();
    private Task _writing = Task.CompletedTask;

    public void Add(T item)
    {
        if (_waiting.Count >= MostWaiting)
            return;
        _waiting.Enqueue(item);
        if (_writing.IsCompleted)
            _writing = WriteAllAsync();
    }

    /// <summary>Until everything that came has been written or has failed.</summary>
    public Task DrainAsync() => _writing;

    private async Task WriteAllAsync()
    {
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            var batch = new List<T>(Math.Min(_waiting.Count, LargestBatch));
            while (batch.Count < LargestBatch && _waiting.TryDequeue(out var item))
                batch.Add(item);
            await WriteAsync(batch);
        }
    }

    /// <summary>
    /// One that cannot be written would keep the others of its batch from ever being so: each then goes alone.
    /// </summary>
    private async Task WriteAsync(List<T> batch)
    {
        try
        {
            await write(batch);
            batch.ForEach(written);
        }
        catch (DbException refusal) when (batch.Count > 1 && !refusal.IsTransient)
        {
            foreach (var item in batch)
                await WriteAsync([item]);
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, batch.Count);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Count} items could not be written; they will be sent again")]
    private static partial void LogFailed(ILogger logger, Exception fault, int count);
}
