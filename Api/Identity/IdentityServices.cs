using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Identity;

internal static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(AuthOptions.Section);
        services.AddOptions<AuthOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<KnownTokens>();
        services.ConfigureOptions<BearerSetup>();
        var authentication = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        if (section.Get<AuthOptions>()?.HasSignIn == true)
            authentication.AddIssuer();
        services.AddSingleton<IssuerExit>();
        services.AddSingleton<IssuerWatch>().AddHostedService(provider => provider.GetRequiredService<IssuerWatch>());
        services.AddHealthChecks().AddCheck<IssuerWatch>("issuer");
        return services.AddPolicies();
    }

    /// <summary>Whether one signs in to the portal at an issuer.</summary>
    public static bool HasIssuer(this WebApplication app) => app.Services.GetRequiredService<IOptions<AuthOptions>>().Value.HasSignIn;
}
