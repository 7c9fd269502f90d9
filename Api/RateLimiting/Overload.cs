using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Http;

/// <summary>Section <c>Limits</c>, as far as it concerns the Api.</summary>
internal sealed class OverloadOptions
{
    public const string Section = "Limits";

    /// <summary>
    /// Requests of the API in progress at one time, and as many boards followed live; 1 to 100,000, 1,000 unless set.
    /// </summary>
    [Range(1, 100_000, ErrorMessage = "Limits:ConcurrentRequests must be from 1 to 100000.")]
    public int ConcurrentRequests { get; set; } = 1_000;
}

/// <summary>
/// Limits the requests in progress. Above the limit the Api answers 503 at once, because a growing queue helps nobody.
/// Live boards have a limit of their own; pages and probes, which call no grain, have none.
/// </summary>
internal static class Overload
{
    /// <summary>Requests of the API in progress.</summary>
    public const string Requests = "requests";

    /// <summary>Boards followed live, which wait for news and do nothing else.</summary>
    public const string LiveBoards = "live-boards";

    public static IServiceCollection AddOverload(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<OverloadOptions>()
            .Bind(configuration.GetSection(OverloadOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            foreach (var bound in new[] { Requests, LiveBoards })
                limiter.AddPolicy(
                    bound,
                    context => RateLimitPartition.GetConcurrencyLimiter(bound, _ => OptionsOf(context))
                );
            limiter.RejectionStatusCode = ProblemCatalog.Unavailable.Status;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = UnexpectedHandler.RetryAfterSeconds;
                return ValueTask.CompletedTask;
            };
        });
        return services;
    }

    private static ConcurrencyLimiterOptions OptionsOf(HttpContext context) =>
        new()
        {
            PermitLimit = context
                .RequestServices.GetRequiredService<IOptions<OverloadOptions>>()
                .Value.ConcurrentRequests,
        };
}
