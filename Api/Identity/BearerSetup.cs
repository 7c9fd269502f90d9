using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MsaOrleans.Api.Identity;

/// <summary>Bearer tokens (RFC 6750): an issuer's, and whose else is added elsewhere.</summary>
internal sealed class BearerSetup(
    IOptions<AuthOptions> auth,
    KnownTokens known,
    IHostEnvironment environment,
    TimeProvider time
) : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = time;
        options.Authority = auth.Value.Authority;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.Audience = auth.Value.Audience;
        options.TokenValidationParameters.ClockSkew = ClockSkew;
        options.TokenValidationParameters.ValidAudience = auth.Value.Audience;
        options.Events = new()
        {
            OnMessageReceived = RecogniseAsync,
            OnTokenValidated = TakeCallerAsync,
            OnAuthenticationFailed = TellUnchecked,
        };
    }

    /// <summary>
    /// Takes the token that the issuer has just given or that a page of the portal sent, and does not check again what
    /// is
    /// known to be good.
    /// </summary>
    private async Task RecogniseAsync(MessageReceivedContext context)
    {
        context.Token = context.HttpContext.Features.Get<IssuedToken>() is { } issued
            ? issued.Text ?? ""
            : SessionCookie.TokenOf(context.Request);
        if (
            (context.Token ?? HeaderTokenOf(context.Request)) is not { Length: > 0 } token
            || known.Find(token, await KeysAsync(context)) is not { } found
        )
            return;
        context.Principal = found.Principal;
        context.Properties.ExpiresUtc = found.ExpiresAt;
        context.Success();
    }

    /// <summary>Whoever is let in is who <see cref="TokenClaims"/> says, at each door.</summary>
    private async Task TakeCallerAsync(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JsonWebToken token || TokenClaims.Read(token) is not { } actor)
        {
            context.Fail(new IncompleteTokenException());
            return;
        }
        context.Principal = new ClaimsPrincipal(new CallerIdentity(new(actor, token.ValidTo, TokenStamp.Of(token))));
        if (context.Properties.ExpiresUtc is { } end)
            known.Keep(token.EncodedToken, new(context.Principal, end, end + ClockSkew, await KeysAsync(context)));
    }

    private static string? HeaderTokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>
    /// The issuer's keys as they are known here now, which come and go as one object; null without an issuer, or an
    /// answer of it.
    /// </summary>
    private static async Task<object?> KeysAsync(BaseContext<JwtBearerOptions> context)
    {
        try
        {
            return context.Options.ConfigurationManager is { } issuer
                ? await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted)
                : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Without the issuer's keys a token cannot be checked. Answers 503, not 401, so that the client keeps it.
    /// </summary>
    private static async Task TellUnchecked(AuthenticationFailedContext context)
    {
        if (
            context.Exception is not (SecurityTokenInvalidIssuerException or SecurityTokenSignatureKeyNotFoundException)
            || context.Options.ConfigurationManager is not { } issuer
        )
            return;
        try
        {
            await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            throw new TimeoutException("The issuer of tokens does not answer.", fault);
        }
    }
}

/// <summary>A valid token whose claims do not identify the caller.</summary>
internal sealed class IncompleteTokenException()
    : AuthenticationFailureException("The token does not say in one way who calls: sub, role, profile or fund.");

/// <summary>A token that the issuer has just handed over, read as that of any request.</summary>
internal sealed record IssuedToken(string? Text);
