using Microsoft.Extensions.DependencyInjection;

namespace MsaOrleans.Grains.Mail;

public static class MailRendering
{
    public static IServiceCollection AddMailRendering(this IServiceCollection services) =>
        services.AddSingleton<MailRenderer>();
}
