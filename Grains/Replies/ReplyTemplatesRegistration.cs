using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Replies.Domain;

namespace MsaOrleans.Grains.Replies;

public static class ReplyTemplatesRegistration
{
    /// <summary>
    /// Registers the reply templates; needs the catalogue (<see cref="CatalogRegistration.AddCatalog"/>).
    /// </summary>
    public static IServiceCollection AddReplyTemplates(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services.AddDataFiles<RepliesOptions, ReplyTemplates>(
            configuration.GetSection(RepliesOptions.Section),
            (provider, options) =>
                ReplyTemplateFiles.Load(
                    options,
                    provider.GetRequiredService<IOptions<CatalogOptions>>().Value,
                    provider.GetRequiredService<TopicCatalog>()
                ),
            templates => $"{templates.Count} reply templates"
        );
}
