using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// Whoever has signed out is nobody, although their token is still good; so is whoever signed in to the portal too long
/// ago. Asked where a route needs a sign-in: the others go on without the silos.
/// </summary>
internal sealed class SessionEnd(RequestDelegate next, EndedTokens ended, TimeProvider time)
{
    /// <summary>
    /// Of a session of the portal, whatever its token says: a working day, with what comes before and after.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.User.Identity is CallerIdentity { Caller: var caller }
            && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
            && (IsTooOld(context, caller) || await ended.HasEndedAsync(caller))
        )
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        await next(context);
    }

    private bool IsTooOld(HttpContext context, Caller caller) =>
        SessionCookie.IsUsed(context.Request) && caller.Token.IssuedAt + Longest <= time.GetUtcNow();
}
