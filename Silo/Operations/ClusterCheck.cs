using Microsoft.Extensions.Diagnostics.HealthChecks;
using MsaOrleans.Funds;

namespace MsaOrleans.Silo.Operations;

/// <summary>Not ready while no silo answers.</summary>
internal sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await grains.GetGrain<IFundsGrain>(0).ListAsync().WaitAsync(Timeout, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return HealthCheckResult.Unhealthy("No silo answers.", fault);
        }
    }
}
