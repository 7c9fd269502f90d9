using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Demo;

internal static class DemoServices
{
    public static IServiceCollection AddDemo(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services
            .AddOptions<DemoOptions>()
            .Configure(options => options.Enabled = environment.IsDevelopment())
            .Bind(configuration.GetSection(DemoOptions.Section))
            .Configure(options =>
                options.Seed = configuration.GetValue(
                    $"{DemoOptions.Section}:{nameof(DemoOptions.Seed)}",
                    options.Enabled
                )
            )
            .Validate(
                options => !options.Enabled || environment.IsDevelopment(),
                "Demo:Enabled lets anybody sign in as anybody and is refused in "
                    + $"{environment.EnvironmentName}: remove it, and set Auth:Authority."
            )
            .Validate(options => options.HasValidKey, "Demo:SigningKey must be 32 bytes or more in base64.")
            .ValidateOnStart();
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<DemoTokens, IOptions<DemoOptions>>(
                (bearer, tokens, demo) =>
                {
                    if (demo.Value.Enabled)
                        tokens.Accept(bearer.TokenValidationParameters);
                }
            );
        return services.AddSingleton<DemoTokens>().AddHostedService<DemoSeeder>();
    }

    public static bool IsDemo(this WebApplication app) =>
        app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled;
}
