using Dapper;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Audit;

/// <summary>Pages of the audit trail, by keyset: each goes on at an index where the one before ended.</summary>
internal sealed class SqlAuditReader(StorageDatabase database) : IAuditReader
{
    /// <summary>Who acts in mailboxes that are not theirs: proxy, agent, supervisor, admin.</summary>
    private const string Access = "status BETWEEN 200 AND 399 AND capacity BETWEEN 2 AND 5";

    private const string After =
        "at <= @at AND (at < @at OR chain < @afterChain OR chain = @afterChain AND seq < @seq)";

    private const string Heads = """
        SELECT audit_head.chain, audit_head.day, audit_head.seq, audit_head.hash
        FROM audit_head
        JOIN (
            SELECT chain, day, MAX(seq) AS seq FROM audit_head WHERE day BETWEEN @from AND @to GROUP BY chain, day
        ) AS newest
            ON newest.chain = audit_head.chain AND newest.day = audit_head.day AND newest.seq = audit_head.seq
        ORDER BY audit_head.day, audit_head.chain
        """;

    public async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditSearch search, int limit)
    {
        var wanted = new[]
        {
            search.Chain is null ? null : "chain = @chain",
            search.Day is null ? null : "day = @day",
            search.MemberId is null ? null : "member_id = @member",
            search.Actor is null ? null : "sub = @actor",
            search.OnlyAccess ? Access : null,
            search.After is null ? null : After,
        }.OfType<string>();
        var where = string.Join(" AND ", wanted.Prepend("1 = 1"));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<AuditRow>(
            $"""
            SELECT {SqlAuditStore.Columns} FROM audit_entry WHERE {where}
            ORDER BY at DESC, chain DESC, seq DESC LIMIT @limit
            """,
            new
            {
                chain = search.Chain,
                day = search.Day is { } day ? SqlAuditStore.Iso(day) : null,
                member = search.MemberId,
                actor = search.Actor,
                at = search.After?.At,
                afterChain = search.After?.Chain,
                seq = search.After?.Seq,
                limit,
            }
        );
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<IReadOnlyList<ChainHead>> HeadsAsync(DateOnly from, DateOnly to)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<HeadRow>(
            Heads,
            new { from = SqlAuditStore.Iso(from), to = SqlAuditStore.Iso(to) }
        );
        return [.. rows.Select(row => row.ToHead())];
    }
}
