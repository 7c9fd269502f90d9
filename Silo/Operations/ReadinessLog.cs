using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MsaOrleans.Silo.Operations;

/// <summary>Says in the log why a process is not ready, when that begins, changes and ends.</summary>
internal sealed partial class ReadinessLog(IHostApplicationLifetime lifetime, ILogger<ReadinessLog> logger)
    : IHealthCheckPublisher
{
    private string _told = "";

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var faults = report.Status == HealthStatus.Unhealthy ? Readiness.FaultsOf(report) : "";
        if (faults == _told || lifetime.ApplicationStopping.IsCancellationRequested)
            return Task.CompletedTask;
        if (faults.Length > 0)
            LogFaults(logger, faults);
        else
            LogWell(logger);
        _told = faults;
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Warning, "Not ready: {Faults}")]
    private static partial void LogFaults(ILogger logger, string faults);

    [LoggerMessage(2, LogLevel.Information, "Ready again")]
    private static partial void LogWell(ILogger logger);
}
