using System.Data;
using Microsoft.Data.Sqlite;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>A command that waits for its connection's turn unless it starts with SELECT.</summary>
internal sealed class SqliteTurnCommand : SqliteCommand
{
    private readonly SqliteFileConnection _connection;

    public SqliteTurnCommand(SqliteFileConnection connection)
    {
        _connection = connection;
        Connection = connection;
    }

    private bool OnlyReads => CommandText.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);

    public override async Task<SqliteDataReader> ExecuteReaderAsync(
        CommandBehavior behavior,
        CancellationToken cancellationToken
    )
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await base.ExecuteReaderAsync(behavior, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await base.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await base.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task TakeTurnAsync(CancellationToken cancellationToken) =>
        OnlyReads ? Task.CompletedTask : _connection.TakeTurnAsync(cancellationToken);
}
