using System.Data.Common;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>
/// The lock under which one process at a time brings the schema up to date. A session of PostgreSQL holds it, and a
/// pool
/// keeps sessions: it is given back by hand, because a connection string may say that the pool resets none.
/// </summary>
internal sealed class SchemaLock : IAsyncDisposable
{
    /// <summary>Names the lock: "msa" and a number.</summary>
    private const long Number = 0x6D_73_61_01;

    /// <summary>After which a wait is told.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    private readonly DbConnection _session;

    private SchemaLock(DbConnection session) => _session = session;

    /// <param name="session">An open connection, which stays open for as long as the lock is held.</param>
    /// <param name="waits">Called once if another process has held the lock for 2 s.</param>
    /// <param name="time">By which the 2 s pass.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IAsyncDisposable> TakeAsync(
        DbConnection session,
        Action waits,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var command = Command(session, "pg_advisory_lock");
        var taken = command.ExecuteNonQueryAsync(cancellationToken);
        if (await Task.WhenAny(taken, Task.Delay(Silence, time, cancellationToken)) != taken)
            waits();
        await taken;
        return new SchemaLock(session);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var command = Command(_session, "pg_advisory_unlock");
            await command.ExecuteNonQueryAsync();
        }
        catch (DbException)
        {
            // A session that has ended holds no lock.
        }
    }

    /// <summary>Without a limit of time: another process's migration takes the time it takes.</summary>
    private static DbCommand Command(DbConnection session, string function)
    {
        var command = session.CreateCommand();
        command.CommandText = $"SELECT {function}({Number})";
        command.CommandTimeout = 0;
        return command;
    }
}
