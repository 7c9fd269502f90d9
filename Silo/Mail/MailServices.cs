using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Silo.Mail;

public static class MailServices
{
    /// <summary>SMTP where a server is named, else files in a folder.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MailOptions.Section);
        services.AddOptions<MailOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMailRendering();
        services.AddSingleton<MimeMessages>();
        services.AddSingleton(provider =>
        {
            var mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return new MailIdentity(mail.PortalUrl, mail.Sender.AsciiDomain);
        });
        return string.IsNullOrWhiteSpace(section[nameof(MailOptions.Host)])
            ? services.AddSingleton<IMailTransport, PickupTransport>()
            : services
                .AddSingleton<SmtpLines>()
                .AddSingleton<MailGate>()
                .AddSingleton<MailPace>()
                .AddSingleton<IMailTransport, SmtpTransport>();
    }
}
