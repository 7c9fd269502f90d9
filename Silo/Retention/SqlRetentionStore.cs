using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Figures;
using MsaOrleans.Silo.Storage;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Retention;

/// <summary>
/// The tables <c>retention_due</c> and <c>retention_run</c>, by SQL that every database of the product understands.
/// </summary>
internal sealed class SqlRetentionStore(StorageDatabase storage, IOptions<ClusterOptions> cluster) : IRetentionStore
{
    private const string Columns = """
        run_id, fund, dry_run, asked_by, started_at, ended_at, after_due, after_id, visited, by_age, by_overflow,
        procurations, emptied, held, failed
        """;

    private const string Save = $"""
        INSERT INTO retention_run ({Columns})
        VALUES (@run_id, @fund, @dry_run, @asked_by, @started_at, @ended_at, @after_due, @after_id, @visited,
            @by_age, @by_overflow, @procurations, @emptied, @held, @failed)
        ON CONFLICT (run_id, fund) DO UPDATE SET
            ended_at = excluded.ended_at, after_due = excluded.after_due, after_id = excluded.after_id,
            visited = excluded.visited, by_age = excluded.by_age, by_overflow = excluded.by_overflow,
            procurations = excluded.procurations, emptied = excluded.emptied, held = excluded.held,
            failed = excluded.failed
        """;

    /// <summary>Ids in one statement.</summary>
    private const int AtOnce = 500;

    private const string Runs = $"SELECT {Columns} FROM retention_run";

    private const string Newest = "ORDER BY started_at DESC, run_id DESC, fund DESC LIMIT @limit";

    private readonly DbDataSource _database = storage.DataSource;

    private string Service => cluster.Value.ServiceId;

    public async Task<IReadOnlyList<DuePlace>> ListDueAsync(
        IReadOnlyList<string> funds,
        DuePlace after,
        DateTimeOffset until,
        int limit
    )
    {
        var place = new DynamicParameters(
            new
            {
                until = until.UtcTicks,
                after = after.DueAt,
                afterId = after.GrainId,
                service = Service,
                limit,
            }
        );
        var due = $"""
            SELECT due_at AS DueAt, grain_id AS GrainId
            FROM retention_due
            WHERE fund IN {place.AddList("fund", funds)} AND due_at <= @until
              AND (due_at, grain_id) > (@after, @afterId) AND service_id = @service
            ORDER BY due_at, grain_id
            LIMIT @limit
            """;
        await using var connection = await _database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<DuePlace>(due, place)];
    }

    public async Task<IReadOnlyList<string>> ListFundsAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT DISTINCT fund FROM retention_due ORDER BY fund")];
    }

    public async Task ForgetDueAsync(GrainId grain)
    {
        const string Forget = "DELETE FROM retention_due WHERE service_id = @service AND grain_id = @grain";
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync(Forget, new { service = Service, grain = grain.ToString() });
    }

    public async Task SaveAsync(RetentionRun run)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync(Save, RunRow.Of(run));
    }

    /// <summary>As a grain wakes up, which is outside of any call.</summary>
    public async Task<RetentionRun?> FindUnderWayAsync(string fund, CancellationToken cancellationToken) =>
        (
            await StorageFaults.TellAsync(
                ReadAsync($"{Runs} WHERE fund = @fund AND ended_at IS NULL ORDER BY started_at LIMIT 1", new { fund })
            )
        ).SingleOrDefault();

    public async Task<DateTimeOffset?> LastNightAsync(string fund)
    {
        const string Last = "SELECT MAX(started_at) FROM retention_run WHERE fund = @fund AND asked_by IS NULL";
        await using var connection = await _database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long?>(Last, new { fund }) is { } ticks ? RunRow.At(ticks) : null;
    }

    public Task<IReadOnlyList<RetentionRun>> FindAsync(string runId) =>
        ReadAsync($"{Runs} WHERE run_id = @runId ORDER BY fund", new { runId });

    public Task<IReadOnlyList<RetentionRun>> ListAsync(string? fund, ReportPlace? before, int limit)
    {
        var of = fund is null ? "" : "AND fund = @fund";
        var from = before is null ? "" : "AND (started_at, run_id, fund) < (@at, @run, @last)";
        return ReadAsync(
            $"{Runs} WHERE 1 = 1 {of} {from} {Newest}",
            new
            {
                fund,
                at = before?.StartedAt,
                run = before?.RunId,
                last = before?.Fund,
                limit,
            }
        );
    }

    public async Task EraseAsync(
        ErasureReceipt receipt,
        IReadOnlyList<(string Fund, string Id)> onBoards,
        IReadOnlyList<string> counted
    )
    {
        const string Shown = "DELETE FROM open_contact WHERE fund = @fund AND contact_id = @id";
        const string Keep =
            "INSERT INTO retention_erasure (id, receipt) VALUES (@id, @text) ON CONFLICT (id) DO NOTHING";
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            Shown,
            onBoards.Select(shown => new { fund = shown.Fund, id = shown.Id }),
            transaction
        );
        foreach (var ids in counted.Chunk(AtOnce))
        {
            var values = new DynamicParameters();
            await SqlFigureStore.FoldAsync(transaction, $"id IN {values.AddList("id", ids)}", values);
        }
        var text = JsonSerializer.Serialize(receipt, StateJson.Options);
        await connection.ExecuteAsync(Keep, new { id = receipt.Id, text }, transaction);
        await transaction.CommitAsync();
    }

    public async Task SealAsync()
    {
        if (storage.Seal is not { } seal)
            return;
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync(seal);
    }

    private async Task<IReadOnlyList<RetentionRun>> ReadAsync(string query, object values)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<RunRow>(query, values)).Select(row => row.ToRun())];
    }
}
