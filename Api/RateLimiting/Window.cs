using System.Threading.RateLimiting;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>
/// So many requests in a window of time that begins with a caller's first. Not a sliding one, which can't say when to
/// try again.
/// </summary>
internal static class Window
{
    public static RateLimitPartition<string> Of(string key, int limit, TimeSpan length) =>
        limit >= RequestLimitOptions.None
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = limit, Window = length });
}
