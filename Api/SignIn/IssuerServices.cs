using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

internal static class IssuerServices
{
    /// <summary>The same in each Api, whose keys are one ring's.</summary>
    private const string Application = "msa-orleans";

    /// <summary>Signing in to the portal at the issuer, if there is one, begun at one Api and ended at any.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IssuerExit>().AddSingleton<SignOuts>();
        if (configuration.GetSection(AuthOptions.Section).Get<AuthOptions>()?.HasSignIn == true)
            services.AddIssuer();
        return services;
    }

    /// <summary>Whether one signs in to the portal at an issuer.</summary>
    public static bool HasIssuer(this WebApplication app) =>
        app.Services.GetRequiredService<IOptions<AuthOptions>>().Value.HasSignIn;

    private static void AddIssuer(this IServiceCollection services)
    {
        services.ConfigureOptions<IssuerSetup>();
        services.AddSingleton<IssuerEvents>().AddSingleton<BackChannelLogout>();
        services.AddDataProtection().SetApplicationName(Application);
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IGrainFactory>((keys, grains) => keys.XmlRepository = new KeyRingRepository(grains));
        // What it logs of a failure is in the issuer's words, which may name a person; IssuerEvents logs the rest.
        services.AddLogging(logging =>
            logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None)
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IPostConfigureOptions<OpenIdConnectOptions>,
                OpenIdConnectPostConfigureOptions
            >()
        );
        new AuthenticationBuilder(services).AddRemoteScheme<OpenIdConnectOptions, IssuerHandler>(
            OpenIdConnectDefaults.AuthenticationScheme,
            null,
            _ => { }
        );
    }
}
