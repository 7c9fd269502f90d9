using System.Buffers.Text;
using System.Security.Cryptography;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// By what a browser that begins sign-ins is known when it comes back: one secret for all of them. It is sent to the
/// addresses of the session, by the issuer's link too, for as long as a sign-in may take.
/// </summary>
internal static class HandshakeCookie
{
    private const string Name = "msa-handshake", Path = "/api/v1/session";

    /// <summary>Of a secret, and of how it is written.</summary>
    private const int Bytes = 32, Letters = 43;

    /// <returns>The browser's secret, a new one if it has none.</returns>
    public static string KeepHandshake(this HttpContext context, TimeSpan lifetime)
    {
        var secret = context.Handshake() ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(Name, secret, Options(context, lifetime));
        return secret;
    }

    /// <summary>A secret of ours: whatever else a browser sends under its name is none.</summary>
    public static string? Handshake(this HttpContext context) =>
        context.Request.Cookies[Name] is { Length: Letters } held && Base64Url.IsValid(held) ? held : null;

    public static void DropHandshake(this HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime)
    {
        var options = SessionCookie.Options(context, lifetime);
        (options.SameSite, options.Path) = (SameSiteMode.Lax, Path);
        return options;
    }
}
