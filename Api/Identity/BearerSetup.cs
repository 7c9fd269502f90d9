using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Api.Demo;

namespace MsaOrleans.Api.Identity;

/// <summary>Bearer tokens (RFC 6750): an issuer's, the demo sign-in's, or none at all.</summary>
internal sealed class BearerSetup(
    IOptions<AuthOptions> auth, IOptions<DemoOptions> demo, DemoTokens tokens, KnownTokens known, IHostEnvironment environment, TimeProvider time)
    : IConfigureNamedOptions<JwtBearerOptions>
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
        options.TokenValidationParameters.NameClaimType = Actors.Subject;
        options.TokenValidationParameters.RoleClaimType = Actors.RoleClaim;
        options.TokenValidationParameters.ValidAudience = auth.Value.Audience;
        if (demo.Value.Enabled)
            tokens.Accept(options.TokenValidationParameters);
        options.Events = new() { OnMessageReceived = Recognise, OnTokenValidated = RefuseIncomplete, OnAuthenticationFailed = TellUnchecked };
    }

    /// <summary>Takes the token that a page of the portal sent, and does not check again what is known to be good.</summary>
    private async Task Recognise(MessageReceivedContext context)
    {
        context.Token = SessionCookie.TokenOf(context.Request);
        if ((context.Token ?? HeaderTokenOf(context.Request)) is not { Length: > 0 } token
            || known.Find(token, await KeysAsync(context)) is not { } found)
            return;
        context.Principal = found.Principal;
        context.Properties.ExpiresUtc = found.ExpiresAt;
        context.Success();
    }

    private async Task RefuseIncomplete(TokenValidatedContext context)
    {
        if (context.Principal is not { } principal || !principal.IsComplete())
            context.Fail(new IncompleteTokenException());
        else if (context.SecurityToken is JsonWebToken token && context.Properties.ExpiresUtc is { } end)
            known.Keep(token.EncodedToken, new(principal, end, end + ClockSkew, await KeysAsync(context)));
    }

    private static string? HeaderTokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;

    /// <summary>The issuer's keys as they are known here now, which come and go as one object; null without an issuer, or an answer of it.</summary>
    private static async Task<object?> KeysAsync(BaseContext<JwtBearerOptions> context)
    {
        try
        {
            return context.Options.ConfigurationManager is { } issuer ? await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted) : null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Without its issuer's keys a token is neither good nor bad: its bearer must not throw it away.</summary>
    private static async Task TellUnchecked(AuthenticationFailedContext context)
    {
        if (context.Exception is not (SecurityTokenInvalidIssuerException or SecurityTokenSignatureKeyNotFoundException)
            || context.Options.ConfigurationManager is not { } issuer)
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

/// <summary>A token that is good, and says too little to know who is calling.</summary>
internal sealed class IncompleteTokenException() : AuthenticationFailureException("The token lacks a valid sub or role.");
