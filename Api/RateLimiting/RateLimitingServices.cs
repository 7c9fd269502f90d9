using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.RateLimiting;

internal static class RateLimitingServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RequestLimitOptions>()
            .Bind(configuration.GetSection(RequestLimitOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<IOptions<RequestLimitOptions>>(
                (limiter, limits) =>
                {
                    limiter.GlobalLimiter = CallerLimits.Create(limits.Value);
                    limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                    limiter.OnRejected = (rejected, _) =>
                    {
                        TooMany.Tell(rejected.HttpContext, rejected.Lease);
                        return ValueTask.CompletedTask;
                    };
                    Overload.Add(limiter, limits.Value);
                }
            );
        services.AddRateLimiter(_ => { });
        return services;
    }
}
