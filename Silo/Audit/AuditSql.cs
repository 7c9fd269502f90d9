using System.Data.Common;
using Dapper;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Postgres;

namespace MsaOrleans.Silo.Audit;

/// <summary>What the audit trail says differently to each database.</summary>
/// <param name="Append">Adds the rows of two JSON arrays, <c>@rows</c> and <c>@heads</c>.</param>
/// <param name="Forget">Drops who <c>@member</c> is.</param>
internal sealed record AuditSql(string Append, string Forget)
{
    private static readonly AuditSql Postgres = new(
        """
        WITH heads AS
        (
            INSERT INTO audit_head SELECT * FROM json_populate_recordset(NULL::audit_head, @heads::json)
        )
        INSERT INTO audit_entry SELECT * FROM json_populate_recordset(NULL::audit_entry, @rows::json)
        """,
        "SELECT audit_forget(@member)"
    );

    private static readonly AuditSql Sqlite = new(
        """
        INSERT INTO audit_entry
        SELECT value ->> 'chain', value ->> 'day', value ->> 'seq', value ->> 'at', value ->> 'request',
            value ->> 'act', value ->> 'capacity', value ->> 'status', value ->> 'sub', value ->> 'name',
            value ->> 'address', value ->> 'actor_salt', value ->> 'actor_digest', value ->> 'member_id',
            value ->> 'member_salt', value ->> 'member_digest', value ->> 'contact_id', value ->> 'fund',
            value ->> 'count', value ->> 'previous', value ->> 'hash'
        FROM json_each(@rows);
        INSERT INTO audit_head
        SELECT value ->> 'chain', value ->> 'day', value ->> 'seq', value ->> 'hash' FROM json_each(@heads)
        """,
        """
        UPDATE audit_entry
        SET member_id = CASE WHEN member_id = @member THEN NULL ELSE member_id END,
            member_salt = CASE WHEN member_id = @member THEN NULL ELSE member_salt END,
            sub = CASE WHEN sub = @member AND capacity IN (1, 2) THEN NULL ELSE sub END,
            name = CASE WHEN sub = @member AND capacity IN (1, 2) THEN NULL ELSE name END,
            address = CASE WHEN sub = @member AND capacity IN (1, 2) THEN NULL ELSE address END,
            actor_salt = CASE WHEN sub = @member AND capacity IN (1, 2) THEN NULL ELSE actor_salt END
        WHERE member_id = @member OR sub = @member AND capacity IN (1, 2)
        RETURNING 1
        """
    );

    public static AuditSql Of(StorageDatabase database) =>
        database.Invariant == PostgresDatabase.Invariant ? Postgres : Sqlite;

    /// <returns>How many entries knew the member.</returns>
    public async Task<long> ForgetAsync(DbConnection connection, string member)
    {
        var answers = await connection.QueryAsync<long>(Forget, new { member });
        return answers.Sum();
    }
}
