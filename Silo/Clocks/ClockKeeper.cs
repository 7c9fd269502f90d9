using System.Data.Common;
using System.Diagnostics.Metrics;
using MsaOrleans.Grains.Metrics;

namespace MsaOrleans.Silo.Clocks;

/// <summary>
/// Keeps the <see cref="ClusterClock"/> by the database, from before anything else starts, and says when the machine's
/// is wrong.
/// </summary>
internal sealed partial class ClockKeeper : BackgroundService, IHostedLifecycleService
{
    private const string Query = "SELECT clock_timestamp()";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Retry interval and total time before the first answer. A silo without its database then fails to start.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1),
        Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Beyond this, logs and traces of this machine can't be read beside others'.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private readonly DbDataSource _database;
    private readonly ClusterClock _clock;
    private readonly TimeProvider _machine;
    private readonly ILogger<ClockKeeper> _logger;

    public ClockKeeper(
        DbDataSource database,
        ClusterClock clock,
        TimeProvider machine,
        IMeterFactory meters,
        ILogger<ClockKeeper> logger
    )
    {
        (_database, _clock, _machine, _logger) = (database, clock, machine, logger);
        meters
            .Create(ServiceMetrics.MeterName)
            .CreateObservableGauge(
                "msa.clock.offset",
                () => Offset.TotalSeconds,
                "s",
                "This machine's clock less the cluster's, which is the database's."
            );
    }

    private TimeSpan Offset => _machine.GetUtcNow() - _clock.GetUtcNow();

    /// <summary>Runs before the silo accepts calls: a wrong clock would give wrong deadlines.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var begun = _machine.GetTimestamp();
        string? told = null;
        while (await AskAsync(cancellationToken) is { } failure && _machine.GetElapsedTime(begun) < Timeout)
        {
            if (failure != told)
                LogWaiting(_logger, told = failure);
            await Task.Delay(Pause, _machine, cancellationToken);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _machine);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await AskAsync(stoppingToken);
    }

    /// <returns>Why there was no answer; null when there was.</returns>
    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Opened first, so that the time to connect does not count as time to answer.
            await using var connection = await _database.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Query;
            var asked = _clock.GetTimestamp();
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            _clock.Hear(row.GetFieldValue<DateTimeOffset>(0), asked, _clock.GetTimestamp());
        }
        catch (DbException failure)
        {
            // The database's health check reports this; meanwhile the clock advances by elapsed time.
            return failure.Message;
        }
        if (Offset.Duration() > Tolerance)
            LogOffset(_logger, Offset);
        return null;
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "This machine's clock and the database's differ by {Offset}; the cluster keeps the database's, and one "
            + "of them is wrong."
    )]
    private static partial void LogOffset(ILogger logger, TimeSpan offset);

    [LoggerMessage(2, LogLevel.Warning, "The database does not answer, the silo waits for it for 30 s: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
