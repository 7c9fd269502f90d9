using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// The handshake with one cookie a browser, however many sign-ins it begins: the framework's own handler takes two a
/// sign-in, and after some forty that nobody ended a browser sends more than a request may hold. The cookie's secret is
/// in the state that the issuer carries, protected; the way back is for the browser that has both.
/// </summary>
internal sealed class IssuerHandler(
    IOptionsMonitor<OpenIdConnectOptions> options,
    ILoggerFactory logger,
    HtmlEncoder htmlEncoder,
    UrlEncoder encoder
) : OpenIdConnectHandler(options, logger, htmlEncoder, encoder)
{
    private const string Secret = ".secret";

    protected override void GenerateCorrelationId(AuthenticationProperties properties) =>
        properties.Items[Secret] = Context.KeepHandshake(Options.RemoteAuthenticationTimeout);

    protected override bool ValidateCorrelationId(AuthenticationProperties properties) =>
        properties.Items.Remove(Secret, out var begun)
        && begun is not null
        && Context.Handshake() is { } held
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(begun), Encoding.ASCII.GetBytes(held));
}
