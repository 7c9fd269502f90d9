using System.Data.Common;
using Dapper;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Boards;

/// <summary>Boards in the table <c>open_contact</c>, by SQL that every database of the product understands.</summary>
internal sealed class SqlBoardStore(DbDataSource database, Excerpts excerpts) : IBoardStore
{
    public const string Columns = """
        fund, contact_id, member_id, theme_code, theme_label, subject_code, subject_label, reason_code, reason_label,
        status, created_at, due_at, next_step_at, level, assignee, assignee_name, lapsed_from, version,
        member_name, lapsed_from_name, kind, profile, excerpt
        """;

    /// <summary>A row of an older version changes nothing.</summary>
    public const string OnConflict = """
        ON CONFLICT (fund, contact_id) DO UPDATE SET
            member_id = excluded.member_id, theme_code = excluded.theme_code, theme_label = excluded.theme_label,
            subject_code = excluded.subject_code, subject_label = excluded.subject_label,
            reason_code = excluded.reason_code, reason_label = excluded.reason_label,
            status = excluded.status, created_at = excluded.created_at, due_at = excluded.due_at,
            next_step_at = excluded.next_step_at, level = excluded.level, assignee = excluded.assignee,
            assignee_name = excluded.assignee_name, lapsed_from = excluded.lapsed_from, version = excluded.version,
            member_name = excluded.member_name, lapsed_from_name = excluded.lapsed_from_name,
            kind = excluded.kind, profile = excluded.profile, excerpt = excluded.excerpt
        WHERE excluded.version >= open_contact.version
        """;

    /// <summary>Contacts that are asked for in one query.</summary>
    private const int AtOnce = 500;

    private const string Select = $"SELECT {Columns} FROM open_contact WHERE fund = @fund";

    private const string Versions = "SELECT contact_id, version FROM open_contact WHERE fund = @fund";

    /// <summary>As a board wakes up, which is outside of any call.</summary>
    public Task<IReadOnlyList<BoardEntry>> LoadAsync(string fund, CancellationToken cancellationToken) =>
        StorageFaults.TellAsync(ReadAsync(fund, cancellationToken));

    public async Task<IReadOnlyList<BoardEntry>> FindAsync(string fund, IReadOnlyCollection<string> contactIds)
    {
        var found = new List<BoardEntry>();
        await using var connection = await database.OpenConnectionAsync();
        foreach (var ids in contactIds.Chunk(AtOnce))
        {
            var values = new DynamicParameters(new { fund });
            var query = $"{Select} AND contact_id IN {values.AddList("id", ids)}";
            var rows = await connection.QueryAsync<BoardRow>(query, values);
            foreach (var row in rows)
                found.Add(await excerpts.OpenAsync(row.ToEntry()));
        }
        return found;
    }

    public async Task<IReadOnlyDictionary<string, int>> ReadVersionsAsync(string fund)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string ContactId, long Version)>(Versions, new { fund });
        return rows.ToDictionary(row => row.ContactId, row => (int)row.Version, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<BoardEntry>> ReadAsync(string fund, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<BoardRow>(
            new CommandDefinition(Select, new { fund }, cancellationToken: cancellationToken)
        );
        var entries = new List<BoardEntry>();
        foreach (var row in rows)
            entries.Add(await excerpts.OpenAsync(row.ToEntry()));
        return entries;
    }
}
