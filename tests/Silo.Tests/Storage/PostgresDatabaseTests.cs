using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
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
    public void A_database_that_hangs_is_given_up_in_time_unless_told_otherwise(
        string connectionString,
        int connecting,
        int statement
    )
    {
        var settings = PostgresDatabase.WithDefaults(connectionString);
        Assert.Equal((connecting, statement), (settings.Timeout, settings.CommandTimeout));
    }

    [Theory]
    [InlineData("Host=db", 100, true)]
    [InlineData("Host=db;Max Auto Prepare=0;No Reset On Close=false", 0, false)]
    public void Statements_are_prepared_and_connections_kept_as_they_are_unless_told_otherwise(
        string connectionString,
        int prepared,
        bool kept
    )
    {
        var settings = PostgresDatabase.WithDefaults(connectionString);
        Assert.Equal((prepared, kept), (settings.MaxAutoPrepare, settings.NoResetOnClose));
    }

    /// <summary>
    /// A connection that goes back to its pool with the lock on the schema would make every later start wait for ever.
    /// </summary>
    [Fact]
    public async Task The_lock_on_the_schema_is_let_go_of()
    {
        var connectionString = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        var database = PostgresDatabase.Create(connectionString);
        await using var _ = database.DataSource;
        await new SchemaMigrator(database, TimeProvider.System, NullLogger<SchemaMigrator>.Instance).MigrateAsync(
            CancellationToken.None
        );

        await using var other = NpgsqlDataSource.Create(connectionString);
        await using var command = other.CreateCommand(
            "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM "
                + "pg_database WHERE datname = current_database())"
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_wait_for_the_schema_s_lock_is_told_after_two_seconds()
    {
        var database = PostgresDatabase.Create(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());
        await using var _ = database.DataSource;
        await using var mine = await database.DataSource.OpenConnectionAsync();
        await using var theirs = await database.DataSource.OpenConnectionAsync();
        var (time, told) = (new FakeTimeProvider(), new TaskCompletionSource());
        var held = await SchemaLock.TakeAsync(
            theirs,
            () => Assert.Fail("It waited."),
            TimeProvider.System,
            CancellationToken.None
        );

        var taking = SchemaLock.TakeAsync(mine, told.SetResult, time, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(told.Task.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(taking.IsCompleted);

        await held.DisposeAsync();
        await (await taking).DisposeAsync();
    }

    [Theory]
    [InlineData("", "fsync off")]
    [InlineData("synchronous_commit", "fsync, synchronous_commit off")]
    public async Task A_server_that_can_lose_what_it_acknowledged_is_not_ready(string setting, string named)
    {
        var connectionString = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        if (setting.Length > 0)
            await ExecuteAsync(
                connectionString,
                $"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {setting} = off', current_database()); END $$"
            );
        var database = PostgresDatabase.Create(connectionString);
        await using var _ = database.DataSource;
        await new SchemaMigrator(database, TimeProvider.System, NullLogger<SchemaMigrator>.Instance).MigrateAsync(
            CancellationToken.None
        );

        var refused = await CheckAsync(database, allowUnsafe: false);
        Assert.Equal(HealthStatus.Unhealthy, refused.Status);
        Assert.Equal(
            $"PostgreSQL can lose what it has acknowledged: {named}. Turn on what is off; "
                + "Storage:AllowUnsafe=true is for tests.",
            refused.Description
        );
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(database, allowUnsafe: true)).Status);
    }

    private static Task<HealthCheckResult> CheckAsync(StorageDatabase database, bool allowUnsafe)
    {
        var options = new StorageOptions { Provider = StorageProvider.Postgres, AllowUnsafe = allowUnsafe };
        var check = new StorageHealthCheck(database.DataSource, Options.Create(options));
        return check.CheckHealthAsync(
            new() { Registration = new(StorageHealthCheck.Name, check, HealthStatus.Unhealthy, []) }
        );
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
