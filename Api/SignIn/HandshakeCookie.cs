using System.Buffers.Text;
using System.Security.Cryptography;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// Recognises the browser that began a sign-in when it comes back: one secret for all its sign-ins. Sent only to the
/// addresses of the session, also when the issuer redirects there, and for as long as a sign-in may take.
/// </summary>
internal static class HandshakeCookie
{
    private const string Path = "/api/v1/session";

    /// <summary>Length of a secret in bytes, and in base64url.</summary>
    private const int Bytes = 32,
        Letters = 43;

    /// <returns>The browser's secret, a new one if it has none.</returns>
    public static string KeepHandshake(this HttpContext context, TimeSpan lifetime)
    {
        var secret = context.Handshake() ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(NameIn(context), secret, Options(context, lifetime));
        return secret;
    }

    /// <summary>The browser's secret; null when the cookie is missing or does not have the form of one.</summary>
    public static string? Handshake(this HttpContext context) =>
        context.Request.Cookies[NameIn(context)] is { Length: Letters } held && Base64Url.IsValid(held) ? held : null;

    public static void DropHandshake(this HttpContext context) =>
        context.Response.Cookies.Delete(NameIn(context), Options(context, null));

    private static string NameIn(HttpContext context) => CookieName.Of(context, "msa-handshake", Path);

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime)
    {
        var options = SessionCookie.Options(context, lifetime);
        (options.SameSite, options.Path) = (SameSiteMode.Lax, Path);
        return options;
    }
}
