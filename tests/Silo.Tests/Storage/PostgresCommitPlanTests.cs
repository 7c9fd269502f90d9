using Dapper;
using Microsoft.Extensions.Configuration;
using MsaOrleans.Silo.Storage.Commits;
using MsaOrleans.Silo.Storage.Postgres;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>
/// What a commit reads does not grow with the tables, however old what PostgreSQL knows of their sizes: here it planned
/// when they were empty and was not told since.
/// </summary>
public sealed class PostgresCommitPlanTests(PostgresStorageFixture fixture)
    : CommitScene(fixture),
        IClassFixture<PostgresStorageFixture>
{
    private const int Batch = 20;

    [Fact]
    public async Task A_commit_reads_its_own_rows_and_no_others()
    {
        await Fixture.OpenAsync();
        // One connection, whose backend counts what it reads.
        var settings = new NpgsqlConnectionStringBuilder(Fixture.Configuration.GetConnectionString("Orleans"))
        {
            MaxPoolSize = 1,
            MaxAutoPrepare = 100,
            NoResetOnClose = true,
        };
        await using var database = NpgsqlDataSource.Create(settings);
        var commits = new PostgresCommits(database);
        await ForgetSizesAsync(database);
        foreach (var round in Enumerable.Range(0, 40))
        {
            await WriteAsync(Many(round));
            await WriteAsync(Many(round, version: 1).Select(Receipt));
        }
        var before = await ReadAsync(database);

        await WriteAsync(Many(round: 0, version: 1));
        await WriteAsync(Many(round: 1, version: 1).Select(Receipt));
        await WriteAsync(Many(round: 2, version: 1).Select(Resting));
        await WriteAsync(Many(round: 3, version: 1).Select(Leaving));

        // A row is met by its state, its reminder, receipts, due row, board row, and each of its words.
        Assert.InRange(await ReadAsync(database) - before, Batch, 4 * Batch * 12);

        async Task WriteAsync(IEnumerable<StateWrite> writes) =>
            Assert.DoesNotContain(0, await commits.WriteAsync([.. writes]));
    }

    private static IEnumerable<StateWrite> Many(int round, int version = 0) =>
        from number in Enumerable.Range(round * Batch, Batch)
        let id = $"c{number}"
        select Write($"m{number}", $"text {version}", version) with
        {
            Reminder = new(
                "wake-up",
                new DateTime(2026, 3, 25, 15, 5, 0, DateTimeKind.Utc),
                TimeSpan.FromMinutes(1),
                7
            ),
            Due = new("picardie", 5),
            ReadModels = new([Update(Entry("picardie", id, version + 1))], []),
            LateMails =
            [
                new(id, State: 0, At: 5, $"ack.{id}", "acknowledgement", "picardie", id, "x.example", 0, 1, 5),
            ],
            Search =
            [
                new(
                    id,
                    Reworded: true,
                    "picardie",
                    number,
                    0,
                    "sante",
                    "topic",
                    "carte",
                    $"jean n{number} v{version}",
                    "{}"
                ),
            ],
        };

    private static StateWrite Receipt(StateWrite write) => Alone(write) with { Receipt = "effect" };

    /// <summary>No receipts, reminder, due row or row of a board any more.</summary>
    private static StateWrite Resting(StateWrite write) =>
        Alone(write) with
        {
            EndsReceipts = true,
            Reminder = new("wake-up", null, TimeSpan.FromMinutes(1), 7),
            Due = new("picardie", null),
            ReadModels = new(
                [.. write.ReadModels!.Boards.Select(shown => shown with { Version = 9, Entry = null })],
                []
            ),
        };

    private static StateWrite Leaving(StateWrite write) =>
        Alone(write) with
        {
            Deletes = true,
            Search = [.. write.Search!.Select(entry => new SearchEntry(entry.ContactId, Reworded: true))],
        };

    private static StateWrite Alone(StateWrite write) =>
        write with
        {
            Payload = null,
            Reminder = null,
            Due = null,
            Search = null,
            ReadModels = null,
            LateMails = null,
        };

    /// <summary>Of tables, as the backend counts that wrote the commits: no other has read anything.</summary>
    private static async Task<long> ReadAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT pg_stat_force_next_flush()");
        return await connection.ExecuteScalarAsync<long>(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_user_tables"
        );
    }

    /// <summary>Nothing tells the planner of tables that have grown.</summary>
    private static async Task ForgetSizesAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (
            var table in await connection.QueryAsync<string>(
                "SELECT relname::text FROM pg_stat_user_tables WHERE relname NOT LIKE 'pg%'"
            )
        )
            await connection.ExecuteAsync($"ALTER TABLE {table} SET (autovacuum_enabled = false)");
    }
}
