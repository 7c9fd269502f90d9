using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Identity;
using TokenValidatedContext = Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext;

namespace MsaOrleans.Api.SignIn;

/// <summary>How a sign-in at the issuer ends: the portal's session opens, or the sign-in page says why not.</summary>
internal sealed partial class IssuerEvents(AuditTrail trail, ILogger<IssuerEvents> logger, TimeProvider time)
    : OpenIdConnectEvents
{
    private const string Nonce = ".nonce";

    private const string Opaque =
        "the access token is opaque. The issuer has to give JWTs (RFC 9068) for the audience in Auth:Audience.";

    /// <summary>
    /// Sends a nonce of this sign-in, which the issuer puts into the ID token (OpenID Connect Core 3.1.2.1).
    /// </summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.Nonce = context.Options.ProtocolValidator.GenerateNonce();
        context.Properties.Items[Nonce] = context.ProtocolMessage.Nonce;
        return Task.CompletedTask;
    }

    /// <summary>Has the ID token's nonce compared with the one sent.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (context.Properties?.Items.Remove(Nonce, out var asked) == true && asked is not null)
            context.Nonce = asked;
        else
            context.Fail("A sign-in came back without its nonce.");
        return Task.CompletedTask;
    }

    /// <summary>The issuer signed somebody in; their access token must be valid for this service too.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var token = context.Properties?.GetTokenValue(OpenIdConnectParameterNames.AccessToken);
        if (!new JsonWebTokenHandler().CanReadToken(token))
        {
            Refuse(http, SignInFailure.TokenRefused, new AuthenticationFailureException(Opaque), context.ReturnUri);
            return;
        }
        var bearer = await BearAsync(http, token);
        if (bearer.Principal?.Identity is not CallerIdentity { Caller: var caller })
        {
            Refuse(http, SignInFailure.OfToken(bearer.Failure), bearer.Failure, context.ReturnUri);
            return;
        }
        await trail.SignedInAsync(http, caller.Actor);
        var lifetime = caller.Until - time.GetUtcNow();
        if (!http.TryOpenSession(token!, lifetime))
        {
            Refuse(http, SignInFailure.TokenRefused, new TokenTooLongException(), context.ReturnUri);
            return;
        }
        http.KeepHint(context.Properties?.GetTokenValue(OpenIdConnectParameterNames.IdToken), lifetime);
        http.PauseSignIn(SignInPause.BriefIn(lifetime));
        LogSignedIn(logger, caller.Actor.Id);
        http.Response.Redirect(context.ReturnUri ?? SignInPage.Address);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        Refuse(
            context.HttpContext,
            SignInFailure.Of(context.Failure),
            context.Failure,
            context.Properties?.RedirectUri
        );
        return Task.CompletedTask;
    }

    /// <summary>Says on the sign-in page why somebody is not signed in.</summary>
    /// <param name="back">The page they wanted, if that is known.</param>
    public void Refuse(HttpContext http, string code, Exception? failure, string? back)
    {
        LogRefused(
            logger,
            code,
            failure?.GetType().Name,
            SignInFailure.ErrorOf(failure) ?? SignInFailure.CauseOf(failure)
        );
        http.PauseSignIn(SignInPause.UntilAsked);
        http.Response.Redirect(SignInPage.FailureAddress(code, back));
    }

    /// <summary>Reads a token exactly as that of any request.</summary>
    private static Task<AuthenticateResult> BearAsync(HttpContext http, string? token)
    {
        http.Features.Set(new IssuedToken(token));
        return http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
    }

    [LoggerMessage(1, LogLevel.Information, "{Sub} signed in to the portal.")]
    private static partial void LogSignedIn(ILogger logger, string? sub);

    [LoggerMessage(2, LogLevel.Warning, "A sign-in to the portal ended in {Code}: {Type} {Error}")]
    private static partial void LogRefused(ILogger logger, string code, string? type, string? error);
}
