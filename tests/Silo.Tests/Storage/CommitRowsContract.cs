using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>The rows that go with a state: its reminder, its receipts, its row in the index of retention.</summary>
public abstract class CommitRowsContract(StorageFixture fixture) : CommitScene(fixture)
{
    private static readonly DateTime Due = new DateTime(2026, 3, 25, 15, 5, 0, DateTimeKind.Utc).AddTicks(1_230_000);

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

    private static StateWrite Note(string key, string effect) =>
        Write(key, "", version: 1) with
        {
            Payload = null,
            Receipt = effect,
        };

    private async Task<string> ReceiptsAsync(string key)
    {
        var receipts = (await Fixture.OpenAsync()).Services.GetRequiredService<IReceipts>();
        var noted = await receipts.ReadAsync(Key(key), CancellationToken.None);
        return string.Join(' ', noted.Order(StringComparer.Ordinal));
    }

    private async Task<string> DueAsync(string key)
    {
        var database = (await Fixture.OpenAsync()).Services.GetRequiredService<StorageDatabase>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT fund || ' ' || due_at FROM retention_due WHERE grain_id = '{Key(key)}'";
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    private static ReminderChange At(DateTime? due) => new("wake-up", due, TimeSpan.FromMinutes(1), Place: 7);

    /// <summary>As Orleans reads it.</summary>
    private async Task<ReminderEntry?> ReminderAsync(string key) =>
        await (await Fixture.OpenAsync()).Reminders.ReadRow(Key(key), "wake-up");
}
