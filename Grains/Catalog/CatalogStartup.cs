using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Catalog;

/// <summary>Has the catalogue loaded before the silo takes calls: a host makes all its services, then starts them.</summary>
internal sealed partial class CatalogStartup(TopicCatalog catalog, ILogger<CatalogStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogLoaded(catalog.Version);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Catalogue {Version} loaded")]
    private partial void LogLoaded(string version);
}
