using MsaOrleans.Retention;

namespace MsaOrleans.Silo.Retention;

/// <summary>Sees to it that each fund has its nightly run, funds added since the last start as well.</summary>
internal sealed partial class RetentionNights(IGrainFactory grains, TimeProvider time, ILogger<RetentionNights> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await AreKeptAsync())
            await Task.Delay(Pause, time, stoppingToken);
    }

    private async Task<bool> AreKeptAsync()
    {
        try
        {
            await grains.GetGrain<IRetentionDesk>(0).KeepNightsAsync();
            return true;
        }
        catch (Exception fault) when (fault is UnavailableException or TimeoutException or OrleansException)
        {
            LogNotKept(logger, fault.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The nightly runs could not be set, which is tried again: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string reason);
}
