using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Catalog;

public static class CatalogRegistration
{
    /// <summary>
    /// Registers the <see cref="TopicCatalog"/>. The host does not start on a faulty one: it fails with an
    /// <see cref="InvalidCatalogException"/> that lists every fault.
    /// </summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CatalogOptions>(configuration.GetSection(CatalogOptions.Section));
        services.AddSingleton(provider =>
            CatalogFiles.Load(provider.GetRequiredService<IOptions<CatalogOptions>>().Value));
        return services.AddHostedService<CatalogStartup>();
    }
}
