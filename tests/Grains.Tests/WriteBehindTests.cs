using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;

namespace MsaOrleans.Grains.Tests;

public sealed class WriteBehindTests
{
    private readonly List<int[]> _batches = [];
    private readonly List<int> _written = [];
    private TaskCompletionSource _store = Open();
    private int _refused = -1;

    [Fact]
    public async Task What_comes_while_a_write_is_under_way_is_written_together()
    {
        _store = new();
        var rows = WriteBehind();
        rows.Add(1);
        await Until(() => _batches.Count == 1);
        rows.Add(2);
        rows.Add(3);
        Assert.Empty(_written);
        _store.SetResult();
        await rows.DrainAsync();

        Assert.Equal(
            [
                [1],
                [2, 3],
            ],
            _batches
        );
        Assert.Equal([1, 2, 3], _written);
    }

    [Fact]
    public async Task A_write_that_fails_is_not_said_to_be_durable_and_stops_nothing()
    {
        _store = new();
        var rows = WriteBehind();
        rows.Add(1);
        await Until(() => _batches.Count == 1);
        rows.Add(2);
        var failing = _store;
        _store = Open();
        failing.SetException(new TimeoutException("The database is away."));
        await rows.DrainAsync();

        Assert.Equal([2], _written);
        rows.Add(3);
        await rows.DrainAsync();
        Assert.Equal([2, 3], _written);
    }

    [Fact]
    public async Task A_flood_is_cut_off_and_written_in_batches()
    {
        _store = new();
        var rows = WriteBehind();
        rows.Add(0);
        await Until(() => _batches.Count == 1);
        for (var i = 1; i <= 30_000; i++)
            rows.Add(i);
        _store.SetResult();
        await rows.DrainAsync();

        Assert.Equal(20_001, _written.Count);
        Assert.All(_batches, batch => Assert.InRange(batch.Length, 1, 1_000));
    }

    [Fact]
    public async Task One_that_cannot_be_written_fails_alone()
    {
        _refused = 3;
        _store = new();
        var rows = WriteBehind();
        rows.Add(1);
        await Until(() => _batches.Count == 1);
        foreach (var item in new[] { 2, 3, 4 })
            rows.Add(item);
        _store.SetResult();
        await rows.DrainAsync();

        Assert.Equal([1, 2, 4], _written);
    }

    private WriteBehind<int> WriteBehind() =>
        new(
            async batch =>
            {
                _batches.Add([.. batch]);
                await _store.Task;
                if (batch.Contains(_refused))
                    throw new Refusal();
            },
            _written.Add,
            NullLogger.Instance
        );

    private sealed class Refusal : DbException;

    private static async Task Until(Func<bool> reached)
    {
        while (!reached())
            await Task.Yield();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
