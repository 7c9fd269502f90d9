using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>
/// Every five seconds: the steps and the unread reminders that have come due, each once, with the mail that it owes.
/// </summary>
internal sealed class Ladder(NpgsqlDataSource database, Rules rules, OutboxSignal signal, TimeProvider time)
    : BackgroundService
{
    private const string Steps = """
        WITH due AS (
            SELECT id FROM contact WHERE next_step_at <= $1 ORDER BY next_step_at LIMIT 500 FOR UPDATE SKIP LOCKED)
        UPDATE contact c SET level = level + 1, next_step_at = steps[level + 2], version = version + 1
        FROM due WHERE c.id = due.id RETURNING c.id, c.fund, c.level, c.due_at, c.created_at
        """;

    private const string Reminders = """
        WITH due AS (
            SELECT id FROM contact WHERE reminder_at <= $1 ORDER BY reminder_at LIMIT 500 FOR UPDATE SKIP LOCKED),
        told AS (UPDATE contact c SET reminder_at = NULL, version = version + 1 FROM due WHERE c.id = due.id RETURNING c.*)
        INSERT INTO outbox (id, kind, recipient, fund, contact_id, occurred_at, due_at)
        SELECT 'reminder.' || t.id || '.' || t.version, 3, h.email, t.fund, t.id, $1, t.due_at FROM told t JOIN member h ON h.id = t.member_id
        WHERE h.notifications AND h.email IS NOT NULL AND (t.read_at IS NULL OR t.read_at < t.answered_at)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            while (await StepAsync(stoppingToken) > 0) { }
            await using var remind = database.CreateCommand(Reminders);
            remind.Parameters.Add(new() { Value = rules.Now });
            if (await remind.ExecuteNonQueryAsync(stoppingToken) > 0)
                signal.Wake();
        }
    }

    private async Task<int> StepAsync(CancellationToken cancellation)
    {
        var now = rules.Now;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var alerts = new NpgsqlBatch(connection);
        await using (var steps = new NpgsqlCommand(Steps, connection) { Parameters = { new() { Value = now } } })
        await using (var row = await steps.ExecuteReaderAsync(cancellation))
            while (await row.ReadAsync(cancellation))
                if (rules.Fund(row.GetString(1)).EscalationAddress(row.GetInt16(2)) is { } address)
                    alerts.BatchCommands.Add(
                        Rows.Command(
                            Submissions.Owe,
                            $"step.{row.GetString(0)}.{row.GetInt16(2)}",
                            (short)LetterKind.Escalation,
                            address,
                            row.GetString(1),
                            row.GetString(0),
                            row.GetDateTime(4),
                            row.GetDateTime(3)
                        )
                    );
        var count = alerts.BatchCommands.Count;
        if (count > 0)
            await alerts.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (count > 0)
            signal.Wake();
        return count;
    }
}
