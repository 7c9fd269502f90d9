using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>The way to the issuer and back out of it, for a browser to follow.</summary>
internal static class IssuerEndpoints
{
    public const string SignIn = "/api/v1/session/sign-in";

    /// <param name="hasSignIn">When false there is no sign-in route, and sign-out leads to the sign-in page
    /// only.</param>
    public static RouteGroupBuilder MapIssuer(this RouteGroupBuilder api, bool hasSignIn)
    {
        if (hasSignIn)
        {
            api.MapGet("/session/sign-in", SignInAsync).ExcludeFromDescription();
            api.MapPost("/session/back-channel-logout", EndAsync).DisableAntiforgery().ExcludeFromDescription();
        }
        api.MapGet("/session/sign-out", SignOutAsync).ExcludeFromDescription();
        return api;
    }

    /// <param name="back">Page of the portal to come back to; the sign-in page, which leads on, for any other
    /// address.</param>
    internal static async Task SignInAsync(
        HttpContext context,
        IssuerEvents events,
        [FromQuery(Name = "return")] string? back
    )
    {
        var page = SignInPage.Local(back);
        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new() { RedirectUri = page });
            context.PauseSignIn(SignInPause.Brief);
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or HttpRequestException or CryptographicException
                || fault is OperationCanceledException && !context.RequestAborted.IsCancellationRequested
            )
        {
            events.Refuse(context, SignInFailure.Of(fault), fault, page);
        }
    }

    /// <summary>The issuer's word that somebody has signed out, elsewhere perhaps.</summary>
    internal static async Task<StatusCodeHttpResult> EndAsync(
        [FromForm(Name = "logout_token")] string? logoutToken,
        BackChannelLogout logout,
        CancellationToken cancellation
    ) =>
        TypedResults.StatusCode(
            logoutToken is { Length: > 0 } && await logout.EndAsync(logoutToken, cancellation)
                ? StatusCodes.Status200OK
                : StatusCodes.Status400BadRequest
        );

    /// <summary>
    /// Ends the session here, then at the issuer. A link on another site ends no session: browsers that do not send
    /// Sec-Fetch-Site withhold the cookies by SameSite.
    /// </summary>
    internal static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, SignOuts signOuts, IssuerExit exit)
    {
        var isAsked = SessionCookie.IsFromPage(context.Request) || context.HasSession() || context.HasHint();
        if (!isAsked || !SessionCookie.IsFromPortal(context.Request))
            return TypedResults.Redirect(SignInPage.Address);
        await signOuts.EndSessionAsync(context);
        context.DropHandshake();
        context.PauseSignIn(SignInPause.UntilAsked);
        return TypedResults.Redirect(
            await exit.AddressAsync(context.Request, context.TakeHint()) ?? SignInPage.Address
        );
    }
}
