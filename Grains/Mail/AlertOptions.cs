using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MsaOrleans.Grains.Mail;

/// <summary>How alerts are mailed; section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>
    /// Alerts of one fund to one address within this time are sent in one mail; one minute unless set.
    /// </summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00",
        "00:01:00",
        ErrorMessage = "Alerts:DigestWindow must be from 00:00:00 to 00:01:00."
    )]
    public TimeSpan DigestWindow { get; set; } = TimeSpan.FromMinutes(1);
}

public static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AlertOptions>()
            .Bind(configuration.GetSection(AlertOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }
}
