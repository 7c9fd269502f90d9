using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>Limits the API's requests from each address. It runs before authentication.</summary>
internal sealed class AddressLimit(RequestDelegate next, IOptions<RequestLimitOptions> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context =>
            Overload.Of(context) is null
                ? RateLimitPartition.GetNoLimiter("")
                : Window.Of(Addresses.Of(context), limits.Value.RequestsPerMinutePerAddress, TimeSpan.FromMinutes(1))
    );

    public Task InvokeAsync(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            return next(context);
        TooMany.Tell(context, lease);
        return Task.CompletedTask;
    }

    public void Dispose() => _limiter.Dispose();
}
