using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SchemaMigratorTests : IDisposable
{
    private static readonly string[] Scripts = ["0001_Main.sql", "0002_Persistence.sql", "0003_Reminders.sql"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<DbDataSource> _opened = [];

    public void Dispose()
    {
        _opened.ForEach(source => source.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task Applies_each_script_once_in_order()
    {
        var database = Open("new/folder/msa.db");
        await MigrateAsync(database);
        await MigrateAsync(database);

        Assert.Equal(Scripts, (await JournalAsync(database)).Take(Scripts.Length));
    }

    [Fact]
    public async Task Several_at_once_apply_each_script_once()
    {
        var databases = Enumerable.Range(0, 6).Select(_ => Open("shared.db")).ToArray();
        await Task.WhenAll(databases.Select(database => Task.Run(() => MigrateAsync(database))));

        var journal = await JournalAsync(databases[0]);
        Assert.Equal(Scripts, journal.Take(Scripts.Length));
        Assert.Equal(journal.Distinct(), journal);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_database_as_it_was()
    {
        var database = Open("taken.db");
        await ExecuteAsync(database, "CREATE TABLE OrleansRemindersTable (Id INTEGER)");

        var failure = await Assert.ThrowsAsync<SchemaException>(() => MigrateAsync(database));
        Assert.Equal("0003_Reminders.sql", failure.Script);
        Assert.Equal(
            ["OrleansRemindersTable"],
            await TextsAsync(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
        );
    }

    private static Task MigrateAsync(StorageDatabase database) =>
        new SchemaMigrator(database, TimeProvider.System, NullLogger<SchemaMigrator>.Instance).MigrateAsync(
            CancellationToken.None
        );

    private static Task<List<string>> JournalAsync(StorageDatabase database) =>
        TextsAsync(database, "SELECT ScriptName FROM SchemaVersions ORDER BY SchemaVersionID");

    private static async Task ExecuteAsync(StorageDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> TextsAsync(StorageDatabase database, string sql)
    {
        var texts = new List<string>();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private StorageDatabase Open(string name)
    {
        var database = StorageDatabase.Create(new StorageOptions { Path = _folder.File(name) }, contentRoot: "/");
        _opened.Add(database.DataSource);
        return database;
    }
}
