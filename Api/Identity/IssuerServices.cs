using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace MsaOrleans.Api.Identity;

internal static class IssuerServices
{
    /// <summary>The same in each Api, whose keys are one ring's.</summary>
    private const string Application = "msa-orleans";

    /// <summary>Signing in to the portal at the issuer, begun at one Api and ended at any.</summary>
    public static AuthenticationBuilder AddIssuer(this AuthenticationBuilder authentication)
    {
        var services = authentication.Services;
        services.ConfigureOptions<IssuerSetup>();
        services.AddSingleton<IssuerEvents>();
        services.AddDataProtection().SetApplicationName(Application);
        services.AddOptions<KeyManagementOptions>()
            .Configure<IGrainFactory>((keys, grains) => keys.XmlRepository = new KeyRingRepository(grains));
        // What it logs of a failure is in the issuer's words, which may name a person; IssuerEvents logs the rest.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None));
        return authentication.AddOpenIdConnect();
    }
}
