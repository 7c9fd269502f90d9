using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        services.AddOptions<RepliesOptions>().Bind(configuration.GetSection(RepliesOptions.Section)).PostConfigure<IHostEnvironment>((options, host) =>
            options.Path = string.IsNullOrWhiteSpace(options.Path) ? null : Path.Combine(host.ContentRootPath, options.Path));
        services.AddSingleton(provider => ReplyTemplateFiles.Load(
            provider.GetRequiredService<IOptions<RepliesOptions>>().Value,
            provider.GetRequiredService<IOptions<CatalogOptions>>().Value,
            provider.GetRequiredService<TopicCatalog>()));
        return services.AddHostedService<ReplyTemplatesStartup>();
    }
}
