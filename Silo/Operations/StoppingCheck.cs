using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MsaOrleans.Silo.Operations;

/// <summary>Not ready once a stop was asked for, so that no new requests are sent while the last ones drain.</summary>
internal sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy()
                : HealthCheckResult.Healthy()
        );
}
