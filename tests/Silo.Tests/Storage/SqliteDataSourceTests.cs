using System.Data.Common;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using MsaOrleans.Silo.Storage.Sqlite;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SqliteDataSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDataSource _source;

    public SqliteDataSourceTests()
    {
        _source = new SqliteDataSource(_folder.File("data/msa.db"));
        ExecuteAsync("CREATE TABLE Tally (Id INTEGER PRIMARY KEY, Count INTEGER NOT NULL)").GetAwaiter().GetResult();
        ExecuteAsync("INSERT INTO Tally VALUES (1, 0)").GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", 2L)]
    [InlineData("secure_delete", 1L)]
    [InlineData("foreign_keys", 1L)]
    [InlineData("busy_timeout", 5000L)]
    public async Task Opens_connections_with(string pragma, object value)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(value, await command.ExecuteScalarAsync());
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_the_owner_reads_the_file_its_log_or_its_folder()
    {
        await using var connection = await _source.OpenConnectionAsync();
        Assert.Equal(
            ["msa.db", "msa.db-shm", "msa.db-wal"],
            Directory.EnumerateFiles(_folder.File("data")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(
            Directory.EnumerateFiles(_folder.File("data")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_folder.File("data"))
        );
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first_connection_to_close()
    {
        var first = await _source.OpenConnectionAsync();
        await ExecuteAsync(first, "UPDATE Tally SET Count = Count + 1");
        var second = ExecuteAsync("UPDATE Tally SET Count = Count + 1");
        var third = ReturnAsync("UPDATE Tally SET Count = Count + 1 RETURNING Count");

        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await second;
        Assert.Equal(3L, await third);
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer()
    {
        await using var writer = await _source.OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await ExecuteAsync(writer, "UPDATE Tally SET Count = 9");

        Assert.Equal(0L, await CountAsync());
        await transaction.CommitAsync();
        Assert.Equal(9L, await CountAsync());
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_keeps_no_turn()
    {
        await using (var first = await _source.OpenConnectionAsync())
        {
            await ExecuteAsync(first, "UPDATE Tally SET Count = Count + 1");
            await using var second = await _source.OpenConnectionAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                ExecuteAsync(second, "UPDATE Tally SET Count = Count + 1", new CancellationToken(canceled: true))
            );
        }

        await ExecuteAsync("UPDATE Tally SET Count = Count + 1");
        Assert.Equal(2L, await CountAsync());
    }

    /// <summary>
    /// Failing statements, abandoned transactions and good writes from 16 callers, over pooled handles.
    /// </summary>
    [Fact]
    public async Task No_failure_leaves_a_pooled_connection_within_a_transaction()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        for (var round = 0; round < 30; round++)
                        {
                            await ExecuteAsync("UPDATE Tally SET Count = Count + 1");
                            await Assert.ThrowsAsync<SqliteException>(() =>
                                ExecuteAsync("INSERT INTO Tally VALUES (1, 0)")
                            );
                            await AbandonAsync();
                            await CommitAsync();
                        }
                    })
                )
        );

        Assert.Equal(16 * 30 * 2L, await CountAsync());
    }

    private async Task AbandonAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "UPDATE Tally SET Count = Count + 1000000");
    }

    private async Task CommitAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "UPDATE Tally SET Count = Count + 1");
        await transaction.CommitAsync();
    }

    private async Task<object?> CountAsync()
    {
        await using var command = _source.CreateCommand("SELECT Count FROM Tally");
        return await command.ExecuteScalarAsync();
    }

    private async Task<long> ReturnAsync(string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetInt64(0);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
