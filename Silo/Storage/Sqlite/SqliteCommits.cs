using System.Data.Common;
using Microsoft.Data.Sqlite;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>States by two prepared statements in one transaction.</summary>
internal sealed class SqliteCommits(SqliteDataSource database) : ICommitWriter
{
    private const string Insert = """
        INSERT INTO OrleansStorage
        (
            GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId,
            PayloadBinary, ModifiedOn, Version
        )
        VALUES (@id_hash, @type_hash, 0, 0, @type, @id, @service, @payload, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 1)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE OrleansStorage
        SET PayloadBinary = @payload, ModifiedOn = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), Version = Version + 1
        WHERE GrainIdHash = @id_hash AND GrainTypeHash = @type_hash AND GrainIdN0 = 0 AND GrainIdN1 = 0
          AND GrainTypeString = @type AND COALESCE(GrainIdExtensionString, x'') = @id AND ServiceId = @service
          AND Version = @version
        """;

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
            using var insert = Prepared(connection, Insert);
            using var update = Prepared(connection, Update);
            return [.. writes.Select(write => Row(write.Version == 0 ? insert : update, write))];
        }
        catch (SqliteException fault)
        {
            throw new RolledBackException(fault);
        }
    }

    private static SqliteCommand Prepared(DbConnection connection, string text)
    {
        var command = (SqliteCommand)connection.CreateCommand();
        command.CommandText = text;
        foreach (var column in new[] { "id_hash", "type_hash", "type", "id", "service", "payload", "version" })
            command.Parameters.Add(new($"@{column}", null));
        return command;
    }

    /// <returns>The new version; 0 when the row was not there, or there already.</returns>
    private static int Row(SqliteCommand command, StateWrite write)
    {
        var (service, type, typeHash, id, idHash) = write.Key;
        object[] values = [idHash, typeHash, type, id, service, write.Payload, write.Version];
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteNonQuery() == 1 ? write.Version + 1 : 0;
    }
}
