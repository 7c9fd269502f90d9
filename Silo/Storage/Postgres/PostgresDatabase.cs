using System.Data.Common;
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

    /// <summary>Statements that a connection keeps prepared; the product has fewer.</summary>
    private const int MostPrepared = 100;

    public static StorageDatabase Create(string connectionString)
    {
        // Named, lest the metrics of the pool bear the connection string.
        var database = new NpgsqlDataSourceBuilder(WithDefaults(connectionString).ConnectionString) { Name = "msa" }.Build();
        return new(Invariant, database, Scripts: "Postgres", Upgrade: connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock({SchemaLock})";
            command.CommandTimeout = NoTimeout;
            command.ExecuteNonQuery();
            return DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(database)).WithExecutionTimeout(TimeSpan.Zero);
        }, ReleaseAsync);
    }

    /// <summary>The connection goes back to its pool with whatever locks it holds.</summary>
    private static async Task ReleaseAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_unlock({SchemaLock})";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Unless it says otherwise: connecting takes 5 s at most, a statement 10 s; a statement that comes again is prepared, and
    /// a connection goes back to its pool as it is. Nothing here leaves a session setting behind.
    /// </summary>
    internal static NpgsqlConnectionStringBuilder WithDefaults(string connectionString)
    {
        // Not by ContainsKey, which is true of every keyword that there is.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = 5;
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = 10;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = MostPrepared;
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        return settings;
    }
}
