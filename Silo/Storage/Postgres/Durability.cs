using System.Data.Common;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>Whether PostgreSQL still has, after a crash of its machine, what it said it had kept.</summary>
internal static class Durability
{
    /// <summary>
    /// The values in force for the service's own connections: a role or a database may have others than the server.
    /// </summary>
    private const string Query = """
        SELECT name FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
        ORDER BY name
        """;

    /// <returns>What is wrong, and what to do; null when all is well.</returns>
    public static async Task<string?> FaultAsync(DbDataSource database, CancellationToken cancellationToken)
    {
        var off = new List<string>();
        await using var command = database.CreateCommand(Query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            off.Add(rows.GetString(0));
        return off.Count == 0
            ? null
            : $"PostgreSQL can lose what it has acknowledged: {string.Join(", ", off)} off. "
                + "Turn on what is off; Storage:AllowUnsafe=true is for tests.";
    }
}
