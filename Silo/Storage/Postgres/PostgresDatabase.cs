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

    /// <summary>Another process's migration, and an index on millions of rows, take the time they take.</summary>
    private const int NoTimeout = 0;

    public static StorageDatabase Create(string connectionString)
    {
        // Named, lest the metrics of the pool bear the connection string.
        var database = new NpgsqlDataSourceBuilder(WithTimeouts(connectionString).ConnectionString) { Name = "msa" }.Build();
        return new(Invariant, database, Scripts: "Postgres", connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock({SchemaLock})";
            command.CommandTimeout = NoTimeout;
            command.ExecuteNonQuery();
            return DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(database)).WithExecutionTimeout(TimeSpan.Zero);
        });
    }

    /// <summary>Unless it says otherwise: connecting takes 5 s at most, a statement 10 s.</summary>
    internal static NpgsqlConnectionStringBuilder WithTimeouts(string connectionString)
    {
        // Not by ContainsKey, which is true of every keyword that there is.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = 5;
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = 10;
        return settings;
    }
}
