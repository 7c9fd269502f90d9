using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MsaOrleans.Api.Identity;

/// <summary>How a sign-in at the issuer ends: the portal's session opens, or the sign-in page says why not.</summary>
internal sealed partial class IssuerEvents(ILogger<IssuerEvents> logger, TimeProvider time) : OpenIdConnectEvents
{
    /// <summary>The issuer says that it knows somebody; what it gave them for this service must be good too.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var token = context.Properties?.GetTokenValue(OpenIdConnectParameterNames.AccessToken);
        var bearer = await BearAsync(http, token);
        if (!bearer.Succeeded)
        {
            Refuse(http, SignInFailure.OfToken(bearer.Failure), bearer.Failure, context.ReturnUri);
            return;
        }
        var lifetime = (bearer.Properties.ExpiresUtc ?? time.GetUtcNow()) - time.GetUtcNow();
        http.OpenSession(token!, lifetime);
        http.KeepHint(context.Properties?.GetTokenValue(OpenIdConnectParameterNames.IdToken), lifetime);
        http.PauseSignIn(SignInPause.Brief);
        LogSignedIn(logger, bearer.Principal.ToActor().Id);
        http.Response.Redirect(context.ReturnUri ?? SignInPage.Address);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        Refuse(context.HttpContext, SignInFailure.Of(context.Failure), context.Failure, context.Properties?.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>Says on the sign-in page why somebody is not signed in.</summary>
    /// <param name="back">The page they wanted, if that is known.</param>
    public void Refuse(HttpContext http, string code, Exception? failure, string? back)
    {
        LogRefused(logger, code, failure?.GetType().Name, SignInFailure.ErrorOf(failure) ?? SignInFailure.CauseOf(failure));
        http.PauseSignIn(SignInPause.UntilAsked);
        http.Response.Redirect(SignInPage.FailureAddress(code, back));
    }

    /// <summary>Reads a token exactly as that of any request, by putting it where machines do.</summary>
    private static Task<AuthenticateResult> BearAsync(HttpContext http, string? token)
    {
        http.Request.Headers.Authorization = $"{JwtBearerDefaults.AuthenticationScheme} {token}";
        return http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
    }

    [LoggerMessage(1, LogLevel.Information, "{Sub} signed in to the portal.")]
    private static partial void LogSignedIn(ILogger logger, string? sub);

    [LoggerMessage(2, LogLevel.Warning, "A sign-in to the portal ended in {Code}: {Type} {Error}")]
    private static partial void LogRefused(ILogger logger, string code, string? type, string? error);
}
