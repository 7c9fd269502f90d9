using System.Data.Common;
using System.Diagnostics.Metrics;
using MsaOrleans.Grains.Metrics;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// What only the database knows of the whole cluster: how long the oldest wake-up that is due has been waiting, even if
/// no silo knows of it.
/// </summary>
internal sealed class DatabaseWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Reminders of another name keep the time they were made at.</summary>
    private const string Query = """
        SELECT CURRENT_TIMESTAMP,
            (SELECT MIN(StartTime) FROM OrleansRemindersTable WHERE ServiceId = @service AND ReminderName = 'wake-up')
        """;

    private readonly DbDataSource _database;
    private readonly TimeProvider _time;
    private volatile Reading? _last;

    public DatabaseWatch(DbDataSource database, IMeterFactory meters, TimeProvider time)
    {
        (_database, _time) = (database, time);
        meters
            .Create(ServiceMetrics.MeterName)
            .CreateObservableGauge(
                "msa.wakeup.oldest",
                Measure,
                "s",
                "How long the oldest wake-up that is due has been waiting, over all silos."
            );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            _last = await ReadAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Reading?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _database.CreateCommand(Query);
            var service = command.CreateParameter();
            (service.ParameterName, service.Value) = ("service", SiloOptions.ServiceId);
            command.Parameters.Add(service);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            var due = row.IsDBNull(1) ? TimeSpan.Zero : Instant(row, 0) - Instant(row, 1);
            return new(due > TimeSpan.Zero ? due : TimeSpan.Zero);
        }
        catch (DbException)
        {
            // The health check reports this. An old value would be misleading, so the metric is absent.
            return null;
        }
    }

    private static DateTime Instant(DbDataReader row, int column) =>
        DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private IEnumerable<Measurement<double>> Measure() =>
        _last is { } reading ? [new(reading.Waiting.TotalSeconds)] : [];

    private sealed record Reading(TimeSpan Waiting);
}
