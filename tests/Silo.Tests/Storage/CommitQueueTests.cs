using System.Data.Common;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Which states share a transaction, and who learns of its failure.</summary>
public sealed class CommitQueueTests : IDisposable
{
    private readonly HeldWriter _writer = new();
    private readonly CommitQueue _queue;

    public CommitQueueTests() => _queue = new(_writer);

    [Fact]
    public async Task What_comes_during_a_write_is_written_together_in_the_order_of_asking()
    {
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        Task<int>[] later = [_queue.WriteAsync(Write("b")), _queue.WriteAsync(Write("c"))];
        _writer.Release();

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(later), version => Assert.Equal(1, version));
        Assert.Equal(["a", "b c"], _writer.Written);
    }

    [Fact]
    public async Task A_state_comes_once_in_a_transaction()
    {
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        Task<int>[] later =
        [
            _queue.WriteAsync(Write("b")),
            _queue.WriteAsync(Write("b")),
            _queue.WriteAsync(Write("c")),
        ];
        _writer.Release();

        await Task.WhenAll([first, .. later]);
        Assert.Equal(["a", "b c", "b"], _writer.Written);
    }

    [Fact]
    public async Task A_transaction_takes_no_more_than_the_most_states()
    {
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        var later = Enumerable
            .Range(0, CommitQueue.MostStates + 1)
            .Select(i => _queue.WriteAsync(Write($"m{i}")))
            .ToArray();
        _writer.Release();

        await Task.WhenAll([first, .. later]);
        Assert.Equal(
            [1, CommitQueue.MostStates, 1],
            _writer.Written.Select(transaction => transaction.Split(' ').Length)
        );
    }

    [Fact]
    public async Task A_transaction_with_enough_bytes_takes_no_further_state()
    {
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        Task<int>[] later =
        [
            _queue.WriteAsync(Write("small")),
            _queue.WriteAsync(Write("large", bytes: CommitQueue.EnoughBytes)),
            _queue.WriteAsync(Write("next")),
        ];
        _writer.Release();

        await Task.WhenAll([first, .. later]);
        Assert.Equal(["a", "small large", "next"], _writer.Written);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_fails_its_own_caller_alone()
    {
        _writer.Refused = "bad";
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        var (good, bad, other) = (
            _queue.WriteAsync(Write("good")),
            _queue.WriteAsync(Write("bad")),
            _queue.WriteAsync(Write("other"))
        );
        _writer.Release();

        Assert.All(await Task.WhenAll(first, good, other), version => Assert.Equal(1, version));
        Assert.Same(_writer.Refusal, await Assert.ThrowsAsync<Fault>(() => bad));
        Assert.Equal(["a", "good", "other"], _writer.Written);
    }

    [Fact]
    public async Task An_unknown_outcome_fails_all_who_share_it_and_nobody_after()
    {
        var first = _queue.WriteAsync(Write("a"));
        await _writer.StartedAsync(1);
        Task<int>[] lost = [_queue.WriteAsync(Write("b")), _queue.WriteAsync(Write("c"))];
        _writer.Lost = "b c";
        _writer.Release();

        await first;
        foreach (var write in lost)
            await Assert.ThrowsAsync<Fault>(() => write);
        Assert.Equal(1, await _queue.WriteAsync(Write("b")));
        Assert.Equal(["a", "b"], _writer.Written);
    }

    public void Dispose() => _writer.Dispose();

    private static StateWrite Write(string id, int bytes = 1) =>
        new(new("service", "note", 0, id, 0), new byte[bytes], Version: 0);

    private sealed class Fault(string message) : DbException(message);

    /// <summary>Holds its first transaction until it is released.</summary>
    private sealed class HeldWriter : ICommitWriter, IDisposable
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _started = new(0);

        public Fault Refusal { get; } = new("refused");

        /// <summary>The id that no transaction may have.</summary>
        public string? Refused { get; set; }

        /// <summary>The transaction whose outcome nobody learns.</summary>
        public string? Lost { get; set; }

        public List<string> Written { get; } = [];

        public async Task StartedAsync(int transactions)
        {
            for (var i = 0; i < transactions; i++)
                Assert.True(await _started.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        public void Release() => _released.SetResult();

        public void Dispose() => _started.Dispose();

        public async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<StateWrite> writes)
        {
            _started.Release();
            await _released.Task;
            if (writes.Any(write => write.Key.Id == Refused))
                throw new RolledBackException(Refusal);
            var transaction = string.Join(' ', writes.Select(write => write.Key.Id));
            if (transaction == Lost)
                throw new Fault("lost");
            Written.Add(transaction);
            return [.. writes.Select(write => write.Version + 1)];
        }
    }
}
