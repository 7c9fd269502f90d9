using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>PostgreSQL, 15 or later, as the product's database.</summary>
internal static class PostgresDatabase
{
    /// <summary>Orleans' name for PostgreSQL.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Statements that a connection keeps prepared; the product has fewer.</summary>
    private const int MostPrepared = 100;

    public static StorageDatabase Create(string connectionString)
    {
        // Named, lest the metrics of the pool bear the connection string.
        var database = new NpgsqlDataSourceBuilder(WithDefaults(connectionString).ConnectionString)
        {
            Name = "msa",
        }.Build();
        return new(
            Invariant,
            database,
            Scripts: "Postgres",
            // An index on millions of rows takes the time it takes.
            _ =>
                DeployChanges
                    .To.PostgresqlDatabase(new PostgresqlConnectionManager(database))
                    .WithExecutionTimeout(TimeSpan.Zero),
            SchemaLock.TakeAsync
        )
        {
            Commits = new PostgresCommits(database),
        };
    }

    /// <summary>
    /// Unless it says otherwise: connecting takes 5 s at most, a statement 10 s; a statement that comes again is
    /// prepared, and
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
