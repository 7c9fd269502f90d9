using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Api.Demo;

namespace MsaOrleans.Api.Identity;

/// <summary>Bearer tokens (RFC 6750): an issuer's, the demo sign-in's, or none at all.</summary>
internal sealed class BearerSetup(IOptions<AuthOptions> auth, IOptions<DemoOptions> demo, DemoTokens tokens, IHostEnvironment environment, TimeProvider time)
    : IConfigureNamedOptions<JwtBearerOptions>
{
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
        options.Events = new() { OnMessageReceived = TakeSession, OnTokenValidated = RefuseIncomplete, OnAuthenticationFailed = TellUnchecked };
    }

    private static Task TakeSession(MessageReceivedContext context)
    {
        context.Token = SessionCookie.TokenOf(context.Request);
        return Task.CompletedTask;
    }

    private static Task RefuseIncomplete(TokenValidatedContext context)
    {
        if (!(context.Principal ?? new ClaimsPrincipal()).IsComplete())
            context.Fail(new IncompleteTokenException());
        return Task.CompletedTask;
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
