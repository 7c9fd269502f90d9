using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Grains.Retention;

namespace MsaOrleans.Grains.Mailboxes;

public static class MailboxServices
{
    /// <summary>
    /// Registers what a mailbox needs beside storage and time: limits, ladder, funds and catalogue.
    /// </summary>
    public static IServiceCollection AddMailboxes(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RetentionOptions>()
            .Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<LimitOptions>()
            .Bind(configuration.GetSection(LimitOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<IContactIds, ContactIds>()
            .AddSingleton<IImportRehearsal, ImportRehearsal>()
            .AddSingleton<IInvitationCodes, InvitationCodes>()
            .AddSingleton(provider =>
            {
                var retention = provider.GetRequiredService<IOptions<RetentionOptions>>().Value;
                var limits = provider.GetRequiredService<IOptions<LimitOptions>>().Value;
                return new MailboxPolicy(
                    new(
                        retention.MaxContacts,
                        retention.HistoryMonths,
                        limits.SubmissionsPerHour,
                        limits.WritesPerHour
                    ),
                    provider.GetRequiredService<SlaPolicy>(),
                    provider.GetRequiredService<FundDirectory>(),
                    provider.GetRequiredService<TopicCatalog>()
                );
            });
    }
}
