using DbUp;
using DbUp.Sqlite.Helpers;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>SQLite as the product's database.</summary>
internal static class SqliteDatabase
{
    /// <summary>Orleans' name for SQLite, under which it loads Microsoft.Data.Sqlite.</summary>
    private const string Invariant = "System.Data.SQLite";

    public static StorageDatabase Create(string file)
    {
        var database = new SqliteDataSource(file);
        return new(
            Invariant,
            database,
            Scripts: "Sqlite",
            connection => DeployChanges.To.SqliteDatabase(new SharedConnection(connection))
        )
        {
            Commits = new SqliteCommits(database),
            // The log still has the pages as they were.
            Seal = "PRAGMA wal_checkpoint(TRUNCATE)",
        };
    }
}
