using MsaOrleans.Identity;

namespace MsaOrleans.Api.Identity;

/// <summary>Who calls, as their token was read at the door. Handlers take it as a parameter.</summary>
/// <param name="Until">When the token ends, UTC.</param>
internal sealed record Caller(Actor Actor, DateTimeOffset Until, TokenStamp Token)
{
    /// <summary>
    /// For counting what they ask for: two roles of one subject are two callers, as two addresses are.
    /// </summary>
    public string Name { get; } = $"{Actor.Role} {Actor.Id}";

    /// <summary>For parameters of handlers behind a policy, which lets nobody through without a caller.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    public static Caller Of(HttpContext context) =>
        (context.User.Identity as CallerIdentity)?.Caller
        ?? throw new InvalidOperationException("The route asks who calls, and has no policy that requires it.");
}
