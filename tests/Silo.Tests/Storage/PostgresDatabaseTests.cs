using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Postgres;
using MsaOrleans.Silo.Tests.Hosting;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class PostgresDatabaseTests
{
    [Theory]
    [InlineData("Host=db", 5, 10)]
    [InlineData("Host=db;Timeout=3", 3, 10)]
    [InlineData("Host=db;CommandTimeout=45", 5, 45)]
    [InlineData("Host=db;Timeout=15;Command Timeout=30", 15, 30)]
    public void A_database_that_hangs_is_given_up_in_time_unless_told_otherwise(string connectionString, int connecting, int statement)
    {
        var settings = PostgresDatabase.WithDefaults(connectionString);
        Assert.Equal((connecting, statement), (settings.Timeout, settings.CommandTimeout));
    }

    [Theory]
    [InlineData("Host=db", 100, true)]
    [InlineData("Host=db;Max Auto Prepare=0;No Reset On Close=false", 0, false)]
    public void Statements_are_prepared_and_connections_kept_as_they_are_unless_told_otherwise(string connectionString, int prepared, bool kept)
    {
        var settings = PostgresDatabase.WithDefaults(connectionString);
        Assert.Equal((prepared, kept), (settings.MaxAutoPrepare, settings.NoResetOnClose));
    }

    /// <summary>A connection that goes back to its pool with the lock on the schema would make every later start wait for ever.</summary>
    [Fact]
    public async Task The_lock_on_the_schema_is_let_go_of()
    {
        var connectionString = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        var database = PostgresDatabase.Create(connectionString);
        await using var _ = database.DataSource;
        await new SchemaMigrator(database, NullLogger<SchemaMigrator>.Instance).MigrateAsync(CancellationToken.None);

        await using var other = NpgsqlDataSource.Create(connectionString);
        await using var command = other.CreateCommand("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }
}
