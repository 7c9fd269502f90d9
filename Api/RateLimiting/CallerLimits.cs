using System.Threading.RateLimiting;
using MsaOrleans.Api.Identity;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>The limits of one caller. A caller who is not signed in is an address.</summary>
internal static class CallerLimits
{
    private const int AgentsShare = 10;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1),
        Hour = TimeSpan.FromHours(1);

    public static PartitionedRateLimiter<HttpContext> Create(RequestLimitOptions limits) =>
        PartitionedRateLimiter.CreateChained(
            Of((context, caller) => Places(context, caller, limits)),
            Of((context, caller) => Window.Of(caller, limits.RequestsPerMinute, Minute)),
            Of((context, caller) => IsGuess(context) ? Window.Of(caller, limits.CodesPerHour, Hour) : None),
            Of((context, caller) => IsBudgeted(context) ? Window.Of(caller, WritesOf(context, limits), Hour) : None)
        );

    private static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter("");

    private static PartitionedRateLimiter<HttpContext> Of(
        Func<HttpContext, string, RateLimitPartition<string>> partition
    ) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            Overload.Of(context) is null ? None : partition(context, NameOf(context))
        );

    /// <summary>
    /// The limiter of requests in progress. It is asked first, so that a request that waits has used up nothing else. A
    /// live board does not wait: its page tries again.
    /// </summary>
    private static RateLimitPartition<string> Places(HttpContext context, string caller, RequestLimitOptions limits) =>
        Overload.Of(context) == Overload.LiveBoards
            ? RateLimitPartition.GetConcurrencyLimiter(
                $"live {caller}",
                _ => new() { PermitLimit = limits.LiveBoardsPerCaller }
            )
            : RateLimitPartition.GetConcurrencyLimiter(
                caller,
                _ =>
                    new()
                    {
                        PermitLimit = limits.ConcurrentRequestsPerCaller,
                        QueueLimit = limits.WaitingRequestsPerCaller,
                    }
            );

    private static string NameOf(HttpContext context) => Caller(context)?.Name ?? Addresses.Of(context);

    private static bool IsBudgeted(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint()!.Metadata.GetMetadata<OutsideWriteBudget>() is null
        && Caller(context) is not null;

    private static bool IsGuess(HttpContext context) =>
        context.GetEndpoint()!.Metadata.GetMetadata<GuessesCode>() is not null;

    private static int WritesOf(HttpContext context, RequestLimitOptions limits) =>
        Caller(context)!.Actor.Role == Role.Member
            ? limits.WritesPerHour
            : Math.Min(RequestLimitOptions.None, limits.WritesPerHour * AgentsShare);

    private static Caller? Caller(HttpContext context) => (context.User.Identity as CallerIdentity)?.Caller;
}

/// <summary>Marks a route that writes and does not use up the write budget of its caller.</summary>
internal sealed record OutsideWriteBudget;

/// <summary>Marks a route on which somebody could try codes until one opens something.</summary>
internal sealed class GuessesCode
{
    public static readonly GuessesCode Here = new();

    private GuessesCode() { }
}
