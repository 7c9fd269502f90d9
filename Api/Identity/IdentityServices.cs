using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Identity;

internal static class IdentityServices
{
    /// <summary>Who calls: bearer tokens, and what their bearers may do.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<AuthOptions>()
            .Bind(configuration.GetSection(AuthOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<KnownTokens>().AddSingleton<EndedTokens>();
        services.ConfigureOptions<BearerSetup>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IssuerWatch>().AddHostedService(provider => provider.GetRequiredService<IssuerWatch>());
        services.AddHealthChecks().AddCheck<IssuerWatch>("issuer");
        return services.AddPolicies();
    }
}
