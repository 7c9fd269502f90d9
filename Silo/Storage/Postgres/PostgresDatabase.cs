using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>PostgreSQL, 15 or later, as the product's database.</summary>
internal static class PostgresDatabase
{
    /// <summary>Orleans' name for PostgreSQL.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Names the lock under which one process at a time brings the schema up to date: "msa" and a number.</summary>
    private const long SchemaLock = 0x6D_73_61_01;

    public static StorageDatabase Create(string connectionString)
    {
        var database = NpgsqlDataSource.Create(connectionString);
        return new(Invariant, database, Scripts: "Postgres", connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock({SchemaLock})";
            command.ExecuteNonQuery();
            return DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(database));
        });
    }
}
