using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>
/// The last limit, of all callers together, on what is in progress. Above it the Api answers 503 at once, because a
/// growing queue helps nobody. Pages and probes, which call no grain, have none.
/// </summary>
internal sealed class Overload : IRateLimiterPolicy<string>
{
    /// <summary>Requests of the API in progress.</summary>
    public const string Requests = "requests";

    /// <summary>Boards followed live, which wait for news and do nothing else.</summary>
    public const string LiveBoards = "live-boards";

    private readonly RateLimitPartition<string> _all;

    private Overload(string name, int places) =>
        _all = RateLimitPartition.GetConcurrencyLimiter(name, _ => new() { PermitLimit = places });

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        (rejected, _) =>
        {
            rejected.HttpContext.Response.StatusCode = ProblemCatalog.Unavailable.Status;
            rejected.HttpContext.Response.Headers.RetryAfter = UnexpectedHandler.RetryAfterSeconds;
            return ValueTask.CompletedTask;
        };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => _all;

    public static void Add(RateLimiterOptions limiter, RequestLimitOptions limits)
    {
        foreach (var name in new[] { Requests, LiveBoards })
            limiter.AddPolicy(name, new Overload(name, limits.ConcurrentRequests));
    }

    /// <summary>Which of the two a request counts for; null for one that counts for none.</summary>
    public static string? Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
}
