using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage.Postgres;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// Healthy when the database answers one read of a table of a few rows, and keeps what it acknowledges.
/// </summary>
public sealed class StorageHealthCheck(DbDataSource database, IOptions<StorageOptions> options) : IHealthCheck
{
    /// <summary>Under which it is registered, with the tag <see cref="ReadyTag"/>.</summary>
    public const string Name = "storage";

    public const string ReadyTag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var command = database.CreateCommand("SELECT COUNT(*) FROM OrleansQuery");
            await command.ExecuteScalarAsync(cancellationToken);
            return await FaultAsync(cancellationToken) is { } fault
                ? new HealthCheckResult(context.Registration.FailureStatus, fault)
                : HealthCheckResult.Healthy();
        }
        catch (DbException unavailable)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus,
                "The database does not answer.",
                unavailable
            );
        }
    }

    private async Task<string?> FaultAsync(CancellationToken cancellationToken) =>
        options.Value is { Provider: StorageProvider.Postgres, AllowUnsafe: false }
            ? await Durability.FaultAsync(database, cancellationToken)
            : null;
}
