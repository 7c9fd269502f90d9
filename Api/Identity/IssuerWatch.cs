using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// Reports that the issuer's keys can't be fetched, without which no token can be checked: once in the log, and in the
/// detail of readiness. The process is ready all the same: another one would meet the same issuer.
/// </summary>
internal sealed partial class IssuerWatch(
    IOptionsMonitor<JwtBearerOptions> bearer,
    TimeProvider time,
    ILogger<IssuerWatch> logger
) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10),
        Interval = TimeSpan.FromSeconds(5);

    private volatile string? _failure;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            _failure is { } failure
                ? HealthCheckResult.Degraded($"Auth:Authority does not answer: {failure}")
                : HealthCheckResult.Healthy()
        );

    /// <summary>Until it has answered once: its keys are kept from then on.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        if (options is not { Authority: { } authority, ConfigurationManager: { } issuer })
            return;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            var failure = await FailureAsync(() =>
                issuer.GetConfigurationAsync(stoppingToken).WaitAsync(Timeout, time, stoppingToken)
            );
            var before = _failure;
            _failure = failure;
            if (failure is not null && failure != before)
                LogSilent(logger, authority, failure);
            if (failure is null && before is not null)
                LogAnswers(logger, authority);
        } while (_failure is not null && await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<string?> FailureAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or HttpRequestException or IOException or TimeoutException)
        {
            return fault.GetBaseException().Message;
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Auth:Authority, {Authority}, does not answer, and no token can be checked until it does: {Reason}"
    )]
    private static partial void LogSilent(ILogger logger, string authority, string reason);

    [LoggerMessage(2, LogLevel.Information, "Auth:Authority, {Authority}, answers")]
    private static partial void LogAnswers(ILogger logger, string authority);
}
