using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>A connection that takes its turn before its first write and keeps it until it closes.</summary>
/// <remarks>Only asynchronous calls queue. Don't write through a second connection while one that has written is
/// open.</remarks>
internal sealed class SqliteFileConnection(string connectionString, SemaphoreSlim writers)
    : SqliteConnection(connectionString)
{
    /// <summary>How long SQLite itself tries when another process holds the file.</summary>
    private const int BusyMilliseconds = 5_000;

    /// <summary>How long a writer queues before it fails: as long as a command may run.</summary>
    private static readonly TimeSpan TurnTimeout = TimeSpan.FromSeconds(30);

    // Deleted text is overwritten: what retention or erasure removes must not survive in free pages.
    private const string Settings =
        "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    /// <summary>Handles that have their settings: a pooled one comes back as it went.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Settled = [];

    private bool _hasTurn;

    public override void Open()
    {
        base.Open();
        if (Settled.TryGetValue(Handle!, out _))
            return;
        raw.sqlite3_busy_timeout(Handle, BusyMilliseconds);
        using var command = CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        Settled.AddOrUpdate(Handle!, Settings);
    }

    public override SqliteCommand CreateCommand() =>
        new SqliteTurnCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    public override void Close()
    {
        try
        {
            base.Close();
        }
        finally
        {
            if (_hasTurn)
            {
                _hasTurn = false;
                writers.Release();
            }
        }
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel,
        CancellationToken cancellationToken
    )
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return BeginDbTransaction(isolationLevel);
    }

    internal async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (_hasTurn)
            return;
        if (!await writers.WaitAsync(TurnTimeout, cancellationToken).ConfigureAwait(false))
            throw new TimeoutException($"No turn to write to {DataSource} within {TurnTimeout.TotalSeconds} s.");
        _hasTurn = true;
    }
}
