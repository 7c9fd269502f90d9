using System.Data.Common;
using Microsoft.Data.Sqlite;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>States and reminders by prepared statements in one transaction.</summary>
internal sealed class SqliteCommits(SqliteDataSource database) : ICommitWriter
{
    public async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<StateWrite> writes)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var versions = Rows(connection, writes);
        await transaction.CommitAsync();
        return versions;
    }

    private static int[] Rows(DbConnection connection, IReadOnlyList<StateWrite> writes)
    {
        try
        {
            using var rows = new SqliteRows(connection);
            return [.. writes.Select(rows.Write)];
        }
        catch (SqliteException fault)
        {
            throw new RolledBackException(fault);
        }
    }
}
