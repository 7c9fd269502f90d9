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
        var database = new NpgsqlDataSourceBuilder(WithTimeouts(connectionString).ConnectionString).Build();
        return new(Invariant, database, Scripts: "Postgres", connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock({SchemaLock})";
            command.ExecuteNonQuery();
            return DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(database));
        });
    }

    /// <summary>Unless it says otherwise: a call of a grain that writes twice fails within the 30 s that its caller waits.</summary>
    private static NpgsqlConnectionStringBuilder WithTimeouts(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ContainsKey("Timeout"))
            settings.Timeout = 5;
        if (!settings.ContainsKey("Command Timeout"))
            settings.CommandTimeout = 10;
        return settings;
    }
}
