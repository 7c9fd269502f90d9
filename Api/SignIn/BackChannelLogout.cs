using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// The issuer says that somebody has signed out (OpenID Connect Back-Channel Logout 1.0): every token that they were
/// issued so far has ended.
/// </summary>
internal sealed partial class BackChannelLogout(
    IOptions<AuthOptions> auth,
    IOptionsMonitor<OpenIdConnectOptions> options,
    EndedTokens ended,
    TimeProvider time,
    ILogger<BackChannelLogout> logger
)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout",
        TokenType = "logout+jwt";

    /// <summary>How old a word may be, so that an old one ends no new session.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler Handler = new();

    /// <returns>False when it is not a word of the issuer, to this client, about a sign-out.</returns>
    public async Task<bool> EndAsync(string logoutToken, CancellationToken cancellation)
    {
        var token = await ValidAsync(logoutToken, cancellation);
        if (token is null || !IsOfSignOut(token) || !Ids.IsPerson(token.Subject))
        {
            LogRefused(logger);
            return false;
        }
        await ended.EndAllAsync(token.Subject, new DateTimeOffset(token.IssuedAt, TimeSpan.Zero));
        return true;
    }

    /// <summary>A key that is not known may be a new one: the issuer is asked once more.</summary>
    private async Task<JsonWebToken?> ValidAsync(string logoutToken, CancellationToken cancellation)
    {
        var issuer = options.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!;
        var result = await CheckAsync(logoutToken, await issuer.GetConfigurationAsync(cancellation));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            issuer.RequestRefresh();
            result = await CheckAsync(logoutToken, await issuer.GetConfigurationAsync(cancellation));
        }
        return result.IsValid ? result.SecurityToken as JsonWebToken : null;
    }

    private Task<TokenValidationResult> CheckAsync(string logoutToken, OpenIdConnectConfiguration issuer) =>
        Handler.ValidateTokenAsync(
            logoutToken,
            new()
            {
                ValidIssuer = issuer.Issuer,
                ValidAudience = auth.Value.ClientId,
                IssuerSigningKeys = issuer.SigningKeys,
                ClockSkew = Oldest,
            }
        );

    /// <summary>An ID token has a nonce, and is for the same client: it is no such word.</summary>
    private bool IsOfSignOut(JsonWebToken token) =>
        (token.Typ is null || token.Typ is TokenType or "JWT")
        && time.GetUtcNow().UtcDateTime - token.IssuedAt <= Oldest
        && !token.TryGetPayloadValue<object>("nonce", out _)
        && token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out _);

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "A back-channel logout was refused: it is not the issuer's word to this client"
    )]
    private static partial void LogRefused(ILogger logger);
}
