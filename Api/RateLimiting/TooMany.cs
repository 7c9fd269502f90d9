using System.Threading.RateLimiting;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>The answer to whoever asks too often: 429, and when to try again.</summary>
internal static class TooMany
{
    public static void Tell(HttpContext context, RateLimitLease lease)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = SecondsOf(lease).ToString("0", null);
    }

    /// <summary>A second when too much is in progress: nobody knows when a request ends.</summary>
    private static double SecondsOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1;
}
