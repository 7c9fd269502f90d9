using System.Data.Common;
using System.Diagnostics.Metrics;
using MsaOrleans.Grains.Metrics;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// What only the database knows of the whole cluster: how long the oldest wake-up that is due has been waiting, even
/// if no silo knows of it, and by how much this machine's clock differs from the database's.
/// </summary>
internal sealed partial class DatabaseWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Beyond this the deadlines that this silo computes are visibly wrong.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>Reminders of another name keep the time they were made at.</summary>
    private const string Query = """
        SELECT CURRENT_TIMESTAMP,
            (SELECT MIN(StartTime) FROM OrleansRemindersTable WHERE ServiceId = @service AND ReminderName = 'wake-up')
        """;

    private readonly DbDataSource _database;
    private readonly TimeProvider _time;
    private readonly ILogger<DatabaseWatch> _logger;
    private volatile Reading? _last;

    public DatabaseWatch(DbDataSource database, IMeterFactory meters, TimeProvider time, ILogger<DatabaseWatch> logger)
    {
        (_database, _time, _logger) = (database, time, logger);
        var meter = meters.Create(ServiceMetrics.MeterName);
        meter.CreateObservableGauge("msa.wakeup.oldest", () => Measure(reading => reading.Waiting), "s", "How long the oldest wake-up that is due has been waiting, over all silos.");
        meter.CreateObservableGauge("msa.clock.offset", () => Measure(reading => reading.Offset), "s", "This machine's clock less the database's.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            _last = await ReadAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Reading?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _database.CreateCommand(Query);
            var service = command.CreateParameter();
            (service.ParameterName, service.Value) = ("service", SiloOptions.ServiceId);
            command.Parameters.Add(service);
            var before = _time.GetUtcNow();
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            var now = before + (_time.GetUtcNow() - before) / 2;
            var offset = now - Instant(row, 0);
            if (offset.Duration() > Tolerance)
                LogClock(_logger, offset);
            return new(row.IsDBNull(1) ? TimeSpan.Zero : now - Instant(row, 1), offset);
        }
        catch (DbException)
        {
            // Its health check says so already; a number of before would be a lie.
            return null;
        }
    }

    private static DateTimeOffset Instant(DbDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private IEnumerable<Measurement<double>> Measure(Func<Reading, TimeSpan> value) =>
        _last is { } reading ? [new(value(reading).TotalSeconds)] : [];

    private sealed record Reading(TimeSpan Due, TimeSpan Offset)
    {
        public TimeSpan Waiting => Due > TimeSpan.Zero ? Due : TimeSpan.Zero;
    }

    [LoggerMessage(1, LogLevel.Warning, "This machine's clock and the database's differ by {Offset}; one of them is wrong.")]
    private static partial void LogClock(ILogger logger, TimeSpan offset);
}
