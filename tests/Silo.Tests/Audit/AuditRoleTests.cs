using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Silo.Audit;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Tests.Hosting;
using Npgsql;

namespace MsaOrleans.Silo.Tests.Audit;

/// <summary>The service's role on PostgreSQL, granted rows by default privileges as docs/deployment.md says.</summary>
public sealed class AuditRoleTests : IAsyncLifetime
{
    private string _owner = "";

    private string Service => _owner.Replace("Username=postgres", "Username=audited", StringComparison.Ordinal);

    public async Task InitializeAsync()
    {
        _owner = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        await ExecuteAsync(
            _owner,
            "CREATE ROLE audited LOGIN; "
                + "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO audited"
        );
        var database = Open(_owner);
        await new SchemaMigrator(
            database,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SchemaMigrator>.Instance
        ).MigrateAsync(CancellationToken.None);
        await database.DataSource.DisposeAsync();
    }

    public Task DisposeAsync() => ExecuteAsync(_owner, "DROP OWNED BY audited; DROP ROLE audited");

    [Fact]
    public async Task Adds_reads_and_forgets_and_changes_nothing_else()
    {
        var database = Open(Service);
        await using var source = database.DataSource;
        var store = new SqlAuditStore(database);
        await store.AppendAsync([Entry()]);
        Assert.Equal(1, (await store.HeadAsync("picardie"))!.Place.Seq);
        string[] refused =
        [
            "UPDATE audit_entry SET status = 404",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "UPDATE audit_head SET hash = ''",
            "DELETE FROM audit_head",
            "TRUNCATE audit_head",
        ];
        foreach (var sql in refused)
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(Service, sql))).SqlState
            );
        Assert.Equal(1, await store.ForgetAsync("jean"));
    }

    private static AuditEntry Entry() =>
        Sealing.Seal(
            "picardie",
            null,
            new(2026, 11, 26),
            new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero),
            new("r", "ListContacts", AuditCapacity.Agent, 200, "claire", MemberId: "jean"),
            ("s1", "s2")
        );

    private static StorageDatabase Open(string connection) =>
        StorageDatabase.Create(
            new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connection },
            "/"
        );

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(sql, opened);
        await command.ExecuteNonQueryAsync();
    }
}
