using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MsaOrleans.Silo.Storage;

/// <summary>Healthy when the database answers one read of a table of a few rows.</summary>
public sealed class StorageHealthCheck(DbDataSource database) : IHealthCheck
{
    /// <summary>Under which it is registered, with the tag <see cref="ReadyTag"/>.</summary>
    public const string Name = "storage";

    public const string ReadyTag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT COUNT(*) FROM OrleansQuery");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException unavailable)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", unavailable);
        }
    }
}
