using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Silo.Storage;
using Npgsql;

namespace MsaOrleans.Silo.Audit;

/// <summary>The audit trail in the tables <c>audit_entry</c> and <c>audit_head</c>.</summary>
internal sealed class SqlAuditStore(StorageDatabase database) : IAuditStore
{
    private const int SqliteConstraint = 19;

    internal const string Columns = """
        chain, day, seq, at, request, act, capacity, status, sub, name, address, actor_salt, actor_digest,
        member_id, member_salt, member_digest, contact_id, fund, count, previous, hash
        """;

    private const string NewestHead =
        "SELECT chain, day, seq, hash FROM audit_head WHERE chain = @chain ORDER BY day DESC, seq DESC LIMIT 1";

    private const string HeadsOfDay =
        "SELECT chain, day, seq, hash FROM audit_head WHERE chain = @chain AND day = @day ORDER BY seq";

    private const string Days = """
        SELECT chain, day FROM audit_entry GROUP BY chain, day
        UNION
        SELECT chain, day FROM audit_head GROUP BY chain, day
        ORDER BY chain, day
        """;

    private const string EntriesOfDay =
        $"SELECT {Columns} FROM audit_entry WHERE chain = @chain AND day = @day AND seq > @seq ORDER BY seq LIMIT 1000";

    private readonly AuditSql _sql = AuditSql.Of(database);

    public async Task<ChainHead?> HeadAsync(string chain)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return (await connection.QuerySingleOrDefaultAsync<HeadRow>(NewestHead, new { chain }))?.ToHead();
    }

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries)
    {
        var rows = JsonSerializer.Serialize(entries.Select(AuditRow.Of));
        var heads = JsonSerializer.Serialize(
            entries.GroupBy(entry => entry.Place.Day).Select(day => HeadRow.Of(day.Last()))
        );
        await using var connection = await database.DataSource.OpenConnectionAsync();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(_sql.Append, new { rows, heads }, transaction);
            await transaction.CommitAsync();
        }
        catch (DbException fault) when (IsTaken(fault))
        {
            throw new ChainMovedException("Another process has written to this audit chain.", fault);
        }
    }

    public async Task<long> ForgetAsync(string memberId)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await _sql.ForgetAsync(connection, memberId);
    }

    public async Task<IReadOnlyList<(string Chain, DateOnly Day)>> DaysAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<(string, string)>(Days)).Select(day => (day.Item1, DayOf(day.Item2)))];
    }

    public async IAsyncEnumerable<AuditEntry> ReadAsync(
        string chain,
        DateOnly day,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var seq = long.MinValue;
        while (true)
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            var page = (
                await connection.QueryAsync<AuditRow>(
                    EntriesOfDay,
                    new
                    {
                        chain,
                        day = Iso(day),
                        seq,
                    }
                )
            ).AsList();
            foreach (var row in page)
                yield return row.ToEntry();
            if (page.Count == 0)
                yield break;
            seq = page[^1].seq;
        }
    }

    public async Task<IReadOnlyList<ChainHead>> HeadsAsync(string chain, DateOnly day)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<HeadRow>(HeadsOfDay, new { chain, day = Iso(day) });
        return [.. rows.Select(row => row.ToHead())];
    }

    public async Task<long> PruneAsync(DateOnly before)
    {
        var day = Iso(before);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("DELETE FROM audit_head WHERE day < @day", new { day }, transaction);
        var pruned = await connection.ExecuteAsync(
            "DELETE FROM audit_entry WHERE day < @day",
            new { day },
            transaction
        );
        await transaction.CommitAsync();
        return pruned;
    }

    internal static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    internal static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    private static bool IsTaken(DbException fault) =>
        fault
            is SqliteException { SqliteErrorCode: SqliteConstraint }
                or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
