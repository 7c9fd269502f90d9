using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Http;

/// <summary>Section <c>Limits</c>, as far as it concerns the Api.</summary>
internal sealed class OverloadOptions
{
    public const string Section = "Limits";

    /// <summary>Requests of the API in progress at one time, and as many boards followed live; 1 to 100,000, 1,000 unless set.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:ConcurrentRequests must be from 1 to 100000.")]
    public int ConcurrentRequests { get; set; } = 1_000;
}

/// <summary>
/// When what lies behind is slow, requests pile up here. Beyond a bound they are refused at once, to be sent again:
/// a queue that only grows serves nobody. Boards followed live, which wait for news, are counted apart.
/// </summary>
internal static class Overload
{
    public static IServiceCollection AddOverload(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OverloadOptions>().Bind(configuration.GetSection(OverloadOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Kind>(Partition);
            limiter.RejectionStatusCode = ProblemCatalog.Unavailable.Status;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = UnexpectedHandler.RetryAfterSeconds;
                return ValueTask.CompletedTask;
            };
        });
        return services;
    }

    private static RateLimitPartition<Kind> Partition(HttpContext context)
    {
        var kind = KindOf(context.Request.Path);
        return kind == Kind.Other
            ? RateLimitPartition.GetNoLimiter(kind)
            : RateLimitPartition.GetConcurrencyLimiter(kind, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = context.RequestServices.GetRequiredService<IOptions<OverloadOptions>>().Value.ConcurrentRequests,
            });
    }

    private static Kind KindOf(PathString path) =>
        !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? Kind.Other
        : path.Value!.TrimEnd('/').EndsWith("/board/events", StringComparison.OrdinalIgnoreCase) ? Kind.LiveBoard
        : Kind.Request;

    private enum Kind
    {
        /// <summary>Pages and probes, which ask nobody.</summary>
        Other,

        Request,

        /// <summary>Waits for news and does nothing else.</summary>
        LiveBoard,
    }
}
