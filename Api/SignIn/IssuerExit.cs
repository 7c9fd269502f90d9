using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MsaOrleans.Api.Demo;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// The way out through the issuer, so that its session ends with the portal's (OpenID Connect RP-Initiated Logout 1.0).
/// </summary>
internal sealed partial class IssuerExit(
    IOptions<AuthOptions> auth,
    IOptions<DemoOptions> demo,
    IOptionsMonitor<OpenIdConnectOptions> options,
    ILogger<IssuerExit> logger
)
{
    /// <param name="hint">The session's ID token; null when unknown: the issuer's session is then ended only without
    /// the demo sign-in.</param>
    /// <returns>Where to go; null when there is nothing to end at the issuer, or no way to.</returns>
    public async Task<string?> AddressAsync(HttpRequest request, string? hint)
    {
        if (
            !auth.Value.HasSignIn
            || hint is null && demo.Value.Enabled
            || await EndAsync(request.HttpContext.RequestAborted) is not { Length: > 0 } end
        )
            return null;
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = end,
            ClientId = auth.Value.ClientId,
            IdTokenHint = hint,
            PostLogoutRedirectUri = $"{request.Scheme}://{request.Host}{SignInPage.Address}",
            EnableTelemetryParameters = false,
        };
        return message.CreateLogoutRequestUrl();
    }

    /// <summary>Null when the issuer does not answer: the session here ends all the same.</summary>
    private async Task<string?> EndAsync(CancellationToken cancellation)
    {
        try
        {
            var issuer = options.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!;
            return (await issuer.GetConfigurationAsync(cancellation)).EndSessionEndpoint;
        }
        catch (InvalidOperationException fault)
        {
            LogUnreachable(logger, fault.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A sign-out did not reach the issuer: {Type}")]
    private static partial void LogUnreachable(ILogger logger, string type);
}
