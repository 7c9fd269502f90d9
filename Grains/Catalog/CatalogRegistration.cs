using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Catalog;

public static class CatalogRegistration
{
    /// <summary>Registers the <see cref="TopicCatalog"/>.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration) =>
        services.AddDataFiles<CatalogOptions, TopicCatalog>(
            configuration.GetSection(CatalogOptions.Section),
            (_, options) => CatalogFiles.Load(options),
            catalog => $"Catalogue {catalog.Version}"
        );
}
