namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>
/// Writes states one transaction after the other. What comes while one is being written is written together in the
/// next; each caller waits for its own state alone.
/// </summary>
/// <remarks>
/// A refused version fails its own caller. A transaction that the database rolled back, for whatever row, is repeated
/// one state at a time. One of unknown outcome fails all its callers, who read their states again.
/// </remarks>
internal sealed class CommitQueue(ICommitWriter writer)
{
    /// <summary>Most states in one transaction.</summary>
    public const int MostStates = 256;

    /// <summary>A transaction of this many bytes takes no further state.</summary>
    public const int EnoughBytes = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;

    /// <returns>The new version; 0 when the write was refused.</returns>
    public Task<int> WriteAsync(StateWrite write)
    {
        var waiting = new Waiting(write);
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (_isWriting)
                return waiting.Version;
            _isWriting = true;
        }
        // Not as a part of the caller's turn or trace: it writes for others as well.
        ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.DrainAsync(), this, preferLocal: false);
        return waiting.Version;
    }

    private async Task DrainAsync()
    {
        while (Next() is { } batch)
            await WriteAsync(batch);
    }

    /// <summary>The oldest that fit in one transaction, each key once; null when nothing waits.</summary>
    private List<Waiting>? Next()
    {
        lock (_lock)
        {
            _isWriting = _waiting.Count > 0;
            if (!_isWriting)
                return null;
            var (batch, rest) = (new List<Waiting>(), new List<Waiting>());
            var keys = new HashSet<StateKey>();
            var bytes = 0;
            foreach (var waiting in _waiting)
                if (batch.Count < MostStates && bytes < EnoughBytes && keys.Add(waiting.Write.Key))
                {
                    batch.Add(waiting);
                    bytes += waiting.Write.Payload?.Length ?? 0;
                }
                else
                    rest.Add(waiting);
            _waiting = rest;
            return batch;
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var versions = await writer.WriteAsync([.. batch.Select(waiting => waiting.Write)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer(versions[i]);
        }
        catch (RolledBackException) when (batch.Count > 1)
        {
            foreach (var waiting in batch)
                await WriteAsync([waiting]);
        }
        catch (Exception fault)
        {
            foreach (var waiting in batch)
                waiting.Fail(fault is RolledBackException { InnerException: { } cause } ? cause : fault);
        }
    }

    private sealed class Waiting(StateWrite write)
    {
        private readonly TaskCompletionSource<int> _version = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StateWrite Write => write;

        public Task<int> Version => _version.Task;

        public void Answer(int version) => _version.SetResult(version);

        public void Fail(Exception fault) => _version.SetException(fault);
    }
}
