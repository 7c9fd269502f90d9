using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Replies;

public static class ReplyTemplatesRegistration
{
    /// <summary>
    /// Registers the reply templates; needs the catalogue (<see cref="CatalogRegistration.AddCatalog"/>). The host does
    /// not start on faulty ones: it fails with an <see cref="Domain.InvalidReplyTemplatesException"/> that lists every fault.
    /// </summary>
    public static IServiceCollection AddReplyTemplates(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RepliesOptions>(configuration.GetSection(RepliesOptions.Section));
        services.AddSingleton(provider => ReplyTemplateFiles.Load(
            provider.GetRequiredService<IOptions<RepliesOptions>>().Value,
            provider.GetRequiredService<IOptions<CatalogOptions>>().Value,
            provider.GetRequiredService<TopicCatalog>()));
        return services.AddHostedService<ReplyTemplatesStartup>();
    }
}
