using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Several states in one transaction, whatever the database.</summary>
public abstract class CommitContract(StorageFixture fixture) : CommitScene(fixture)
{
    /// <summary>Makes the database refuse any state of the grain <c>note/bad</c>.</summary>
    protected abstract string RefuseBad { get; }

    [Fact]
    public async Task States_new_and_known_are_written_together()
    {
        var (notes, commits) = await OpenAsync();
        Assert.Equal([1, 1], await commits.WriteAsync([Write("one", "first"), Write("two", "first")]));

        Assert.Equal([2, 1], await commits.WriteAsync([Write("one", "second", version: 1), Write("three", "first")]));
        Assert.Equal("second", await notes.TextAsync(Key("one")));
        Assert.Equal("first", await notes.TextAsync(Key("two")));
        Assert.Equal("first", await notes.TextAsync(Key("three")));
        Assert.Equal("2", (await notes.ReadAsync(Key("one"))).ETag);
    }

    [Fact]
    public async Task A_stale_version_and_a_second_first_write_are_refused_alone()
    {
        var (notes, commits) = await OpenAsync();
        await commits.WriteAsync([Write("stale", "kept"), Write("there", "kept"), Write("current", "old")]);
        await commits.WriteAsync([Write("stale", "kept", version: 1)]);

        Assert.Equal(
            [0, 2, 0, 0, 1],
            await commits.WriteAsync([
                Write("stale", "lost", version: 1),
                Write("current", "new", version: 1),
                Write("there", "lost"),
                Write("never", "lost", version: 3),
                Write("new", "new"),
            ])
        );
        Assert.Equal("kept kept new new", await TextsAsync(notes, "stale", "there", "current", "new"));
        Assert.False((await notes.ReadAsync(Key("never"))).RecordExists);
    }

    [Fact]
    public async Task A_refused_row_takes_its_transaction_along_and_says_so()
    {
        var (notes, commits) = await OpenAsync();
        await RefuseBadAsync();

        await Assert.ThrowsAsync<RolledBackException>(() =>
            commits.WriteAsync([Write("beside", "lost"), Write("bad", "lost"), Write("behind", "lost")])
        );
        Assert.Equal([1], await commits.WriteAsync([Write("beside", "alone")]));
        Assert.Equal("alone", await notes.TextAsync(Key("beside")));
        Assert.False((await notes.ReadAsync(Key("behind"))).RecordExists);
    }

    [Fact]
    public async Task A_refused_row_among_concurrent_writers_fails_its_own_alone()
    {
        var (notes, _) = await OpenAsync();
        await RefuseBadAsync();
        var writers = Enumerable
            .Range(0, 64)
            .Select(i => Task.Run(() => notes.WriteAsync(Key(i == 32 ? "bad" : $"good-{i}"), "text")))
            .ToArray();

        var faults = await Task.WhenAll(writers.Select(async (writer, i) => (i, await FaultOfAsync(writer))));
        Assert.Equal((32, true), faults.Where(fault => fault.Item2).Single());
        Assert.Equal("text", await notes.TextAsync(Key("good-63")));
    }

    private static async Task<bool> FaultOfAsync(Task write)
    {
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return write.IsFaulted;
    }

    private static async Task<string> TextsAsync(Notes notes, params string[] keys) =>
        string.Join(' ', await Task.WhenAll(keys.Select(key => notes.TextAsync(Key(key)))));

    private async Task RefuseBadAsync()
    {
        var database = (await Fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = RefuseBad;
        await command.ExecuteNonQueryAsync();
    }
}
