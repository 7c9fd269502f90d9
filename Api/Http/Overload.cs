using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Http;

/// <summary>Section <c>Limits</c>, as far as it concerns the Api.</summary>
internal sealed class OverloadOptions
{
    /// <summary>Requests of the API in progress at one time; 1 to 100,000, 1,000 unless set.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:ConcurrentRequests must be from 1 to 100000.")]
    public int ConcurrentRequests { get; set; } = 1_000;
}

/// <summary>
/// When what lies behind is slow, requests pile up here. Beyond a bound they are refused at once, to be sent again:
/// a queue that only grows serves nobody. Boards followed live wait for news and are not counted.
/// </summary>
internal static class Overload
{
    public static IServiceCollection AddOverload(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OverloadOptions>().Bind(configuration.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(Partition);
            limiter.RejectionStatusCode = ProblemCatalog.Unavailable.Status;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = UnexpectedHandler.RetryAfterSeconds;
                return ValueTask.CompletedTask;
            };
        });
        return services;
    }

    private static RateLimitPartition<bool> Partition(HttpContext context) => IsCounted(context)
        ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = context.RequestServices.GetRequiredService<IOptions<OverloadOptions>>().Value.ConcurrentRequests,
        })
        : RateLimitPartition.GetNoLimiter(false);

    private static bool IsCounted(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !context.Request.Path.Value!.EndsWith("/board/events", StringComparison.Ordinal);
}
