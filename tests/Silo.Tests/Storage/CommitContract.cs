using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;
using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Several states in one transaction, whatever the database.</summary>
public abstract class CommitContract(StorageFixture fixture)
{
    private static readonly DateTime Due = new DateTime(2026, 3, 25, 15, 5, 0, DateTimeKind.Utc).AddTicks(1_230_000);

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

    [Fact]
    public async Task A_reminder_is_set_moved_and_removed_with_its_state()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Write("set", "text") with { Reminder = At(Due) }]);
        Assert.Equal(Due, (await ReminderAsync("set"))?.StartAt);
        Assert.Equal(TimeSpan.FromMinutes(1), (await ReminderAsync("set"))?.Period);

        await commits.WriteAsync([
            Write("set", "text", version: 1) with
            {
                Reminder = At(Due.AddDays(900)),
            },
            Write("beside", "text"),
        ]);
        Assert.Equal(Due.AddDays(900), (await ReminderAsync("set"))?.StartAt);
        Assert.Null(await ReminderAsync("beside"));

        await commits.WriteAsync([Write("set", "text", version: 2)]);
        Assert.Equal(Due.AddDays(900), (await ReminderAsync("set"))?.StartAt);
        await commits.WriteAsync([Write("set", "text", version: 3) with { Reminder = At(null) }]);
        Assert.Null(await ReminderAsync("set"));
    }

    [Fact]
    public async Task A_reminder_of_a_refused_state_stays_as_it_is()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Write("kept", "text") with { Reminder = At(Due) }]);

        Assert.Equal(
            "0 0 0",
            string.Join(
                ' ',
                await commits.WriteAsync([
                    Write("kept", "lost") with
                    {
                        Reminder = At(null),
                    },
                    Write("unborn", "lost", version: 4) with
                    {
                        Reminder = At(Due),
                    },
                    Write("never", "", version: 1) with
                    {
                        Payload = null,
                        Reminder = At(Due),
                    },
                ])
            )
        );
        Assert.Equal(Due, (await ReminderAsync("kept"))?.StartAt);
        Assert.Null(await ReminderAsync("unborn"));
        Assert.Null(await ReminderAsync("never"));
    }

    [Fact]
    public async Task A_reminder_alone_is_set_if_the_state_is_at_the_version_that_is_known()
    {
        var (notes, commits) = await OpenAsync();
        await commits.WriteAsync([Write("alone", "text") with { Reminder = At(Due) }]);
        var move = Write("alone", "", version: 1) with { Payload = null, Reminder = At(Due.AddDays(1)) };
        Assert.Equal([1], await commits.WriteAsync([move]));
        Assert.Equal(Due.AddDays(1), (await ReminderAsync("alone"))?.StartAt);

        await commits.WriteAsync([Write("alone", "newer", version: 1)]);
        Assert.Equal([0], await commits.WriteAsync([move with { Reminder = At(Due.AddDays(2)) }]));
        Assert.Equal(Due.AddDays(1), (await ReminderAsync("alone"))?.StartAt);
        Assert.Equal("newer", await notes.TextAsync(Key("alone")));
    }

    [Fact]
    public async Task Receipts_are_kept_until_a_state_ends_them()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Write("owes", "text"), Write("other", "text")]);
        await commits.WriteAsync([Note("owes", "ack.1"), Note("other", "ack.1")]);
        await commits.WriteAsync([Note("owes", "ack.2")]);
        await commits.WriteAsync([Note("owes", "ack.2")]);
        Assert.Equal("ack.1 ack.2", await ReceiptsAsync("owes"));

        Assert.Equal([0], await commits.WriteAsync([Note("owes", "ack.3") with { Version = 2 }]));
        Assert.Equal([0], await commits.WriteAsync([Write("owes", "lost", version: 2) with { EndsReceipts = true }]));
        Assert.Equal("ack.1 ack.2", await ReceiptsAsync("owes"));
        await commits.WriteAsync([Write("owes", "text", version: 1) with { EndsReceipts = true }]);
        Assert.Equal("", await ReceiptsAsync("owes"));
        Assert.Equal("ack.1", await ReceiptsAsync("other"));
    }

    private static StateWrite Note(string key, string effect) =>
        Write(key, "", version: 1) with
        {
            Payload = null,
            Receipt = effect,
        };

    private async Task<string> ReceiptsAsync(string key)
    {
        var receipts = (await fixture.OpenAsync()).Services.GetRequiredService<IReceipts>();
        var noted = await receipts.ReadAsync(Key(key), CancellationToken.None);
        return string.Join(' ', noted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_of_the_index_is_set_moved_and_removed_with_its_state()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Write("falls", "text") with { Due = new("alsace", 30) }, Write("free", "text")]);
        Assert.Equal("alsace 30", await DueAsync("falls"));
        Assert.Equal("", await DueAsync("free"));

        Assert.Equal([0], await commits.WriteAsync([Write("falls", "lost") with { Due = new("picardie", 1) }]));
        await commits.WriteAsync([Write("falls", "text", version: 1)]);
        Assert.Equal("alsace 30", await DueAsync("falls"));
        var alone = Write("falls", "", version: 2) with { Payload = null, Due = new("picardie", 20) };
        Assert.Equal([2], await commits.WriteAsync([alone]));
        Assert.Equal("picardie 20", await DueAsync("falls"));
        await commits.WriteAsync([Write("falls", "text", version: 2) with { Due = new("picardie", null) }]);
        Assert.Equal("", await DueAsync("falls"));
    }

    [Fact]
    public async Task A_state_that_goes_takes_all_its_rows_along()
    {
        var (notes, commits) = await OpenAsync();
        var beside = Write("beside-gone", "text") with { Reminder = At(Due), Due = new("alsace", 30) };
        await commits.WriteAsync([Write("gone", "text") with { Reminder = At(Due), Due = new("alsace", 30) }, beside]);
        await commits.WriteAsync([Note("gone", "ack.1")]);
        var gone = Write("gone", "", version: 2) with { Payload = null, Deletes = true };
        Assert.Equal([0], await commits.WriteAsync([gone]));
        Assert.Equal("alsace 30", await DueAsync("gone"));

        Assert.Equal([1], await commits.WriteAsync([gone with { Version = 1 }]));
        Assert.False((await notes.ReadAsync(Key("gone"))).RecordExists);
        Assert.Null(await ReminderAsync("gone"));
        Assert.Equal("", await ReceiptsAsync("gone"));
        Assert.Equal("", await DueAsync("gone"));
        Assert.Equal(Due, (await ReminderAsync("beside-gone"))?.StartAt);
        Assert.Equal("alsace 30", await DueAsync("beside-gone"));
        Assert.Equal([1], await commits.WriteAsync([Write("gone", "afresh")]));
    }

    private async Task<string> DueAsync(string key)
    {
        var database = (await fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT fund || ' ' || due_at FROM retention_due WHERE grain_id = '{Key(key)}'";
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    private static ReminderChange At(DateTime? due) => new("wake-up", due, TimeSpan.FromMinutes(1), Place: 7);

    /// <summary>As Orleans reads it.</summary>
    private async Task<ReminderEntry?> ReminderAsync(string key) =>
        await (await fixture.OpenAsync()).Reminders.ReadRow(Key(key), "wake-up");

    private static async Task<bool> FaultOfAsync(Task write)
    {
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return write.IsFaulted;
    }

    private static GrainId Key(string key) => GrainId.Create("note", key);

    /// <summary>By the row that the ADO.NET storage, which reads it, has for that grain.</summary>
    private static StateWrite Write(string key, string text, int version = 0)
    {
        var (id, hasher) = (Key(key).ToString(), new OrleansDefaultHasher());
        var type = hasher.Hash(Encoding.UTF8.GetBytes("note"));
        var backwards = Encoding.UTF8.GetBytes(id).Reverse().ToArray();
        return new(
            new("service", "note", type, id, hasher.Hash(backwards)),
            StateSerializer.ToBytes(new Note(text)),
            version
        );
    }

    private static async Task<string> TextsAsync(Notes notes, params string[] keys) =>
        string.Join(' ', await Task.WhenAll(keys.Select(key => notes.TextAsync(Key(key)))));

    private async Task<(Notes, ICommitWriter)> OpenAsync()
    {
        var opened = await fixture.OpenAsync();
        return (new(opened.States), opened.Services.GetRequiredService<StorageDatabase>().Commits);
    }

    private async Task RefuseBadAsync()
    {
        var database = (await fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = RefuseBad;
        await command.ExecuteNonQueryAsync();
    }
}
