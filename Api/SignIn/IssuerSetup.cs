using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>The authorization-code flow with PKCE: how the portal speaks to its issuer.</summary>
internal sealed class IssuerSetup(IOptions<AuthOptions> auth, IHostEnvironment environment, TimeProvider time)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    /// <summary>Where the issuer sends back to; to be registered there, after the portal's own address.</summary>
    public const string Callback = "/api/v1/session/callback";

    /// <summary>A person is waiting for the page.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public void Configure(string? name, OpenIdConnectOptions options) => Configure(options);

    public void Configure(OpenIdConnectOptions options)
    {
        options.Authority = auth.Value.Authority;
        options.ClientId = auth.Value.ClientId;
        options.ClientSecret = auth.Value.ClientSecret;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        foreach (var scope in auth.Value.ScopeList)
            options.Scope.Add(scope);
        options.CallbackPath = Callback;
        options.RemoteSignOutPath = options.SignedOutCallbackPath = PathString.Empty;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.SaveTokens = true;
        options.BackchannelTimeout = Timeout;
        options.TimeProvider = time;
        options.EventsType = typeof(IssuerEvents);
        // Required by the handler but never used: IssuerEvents handles each result.
        options.SignInScheme = JwtBearerDefaults.AuthenticationScheme;
        // The nonce is in the protected state, see IssuerEvents, where the framework would give each a cookie.
        options.ProtocolValidator.RequireNonce = false;
    }
}
