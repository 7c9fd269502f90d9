using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        services.AddOptions<CatalogOptions>().Bind(configuration.GetSection(CatalogOptions.Section)).PostConfigure<IHostEnvironment>((options, host) =>
            options.Path = string.IsNullOrWhiteSpace(options.Path) ? null : Path.Combine(host.ContentRootPath, options.Path));
        services.AddSingleton(provider =>
            CatalogFiles.Load(provider.GetRequiredService<IOptions<CatalogOptions>>().Value));
        return services.AddHostedService<CatalogStartup>();
    }
}
