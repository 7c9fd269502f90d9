using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>Wakes the sender after a commit; one signal stands for all that is owed.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _owed = new(1, 1);

    public void Wake()
    {
        if (_owed.CurrentCount > 0)
            return;
        try
        {
            _owed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another commit was faster.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _owed.WaitAsync(longest, cancellation);

    public void Dispose() => _owed.Dispose();
}

/// <summary>Sends what is owed, a hundred at a time, and strikes it off in the transaction that read it.</summary>
internal sealed class OutboxSender(NpgsqlDataSource database, Letters letters, OutboxSignal signal) : BackgroundService
{
    private const string Take = """
        SELECT number, id, kind, recipient, fund, contact_id, occurred_at, due_at FROM outbox ORDER BY number LIMIT 100 FOR UPDATE SKIP LOCKED
        """;

    private const string Strike = "DELETE FROM outbox WHERE number = ANY($1)";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(Interval, stoppingToken);
            while (await SendAsync(stoppingToken) > 0) { }
        }
    }

    private async Task<int> SendAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var owed = new List<(long Number, Letter Letter)>();
        await using (var take = new NpgsqlCommand(Take, connection))
        await using (var row = await take.ExecuteReaderAsync(cancellation))
            while (await row.ReadAsync(cancellation))
                owed.Add(
                    (
                        row.GetInt64(0),
                        new(
                            row.GetString(1),
                            (LetterKind)row.GetInt16(2),
                            row.GetString(3),
                            row.GetString(4),
                            row.GetString(5),
                            row.GetDateTime(6),
                            row.GetDateTime(7)
                        )
                    )
                );
        if (owed.Count == 0)
            return 0;
        foreach (var (_, letter) in owed)
            await letters.SendAsync(letter, cancellation);
        await using var strike = new NpgsqlCommand(Strike, connection)
        {
            Parameters = { new() { Value = owed.Select(one => one.Number).ToArray() } },
        };
        await strike.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return owed.Count;
    }
}
