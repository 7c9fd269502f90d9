using Microsoft.AspNetCore.Authentication.Cookies;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// The issuer's ID token, by which it knows at the sign-out whose session is to end without asking. In a cookie that
/// no script can read and no other address of the service is sent.
/// </summary>
internal static class SignOutHint
{
    /// <summary>The only address that needs it.</summary>
    public const string SignOut = "/api/v1/session/sign-out";

    private const string Name = "msa-hint";

    private static readonly ChunkingCookieManager Cookies = new() { ThrowForPartialCookies = false };

    public static void KeepHint(this HttpContext context, string? idToken) =>
        Cookies.AppendResponseCookie(context, Name, idToken, Options(context));

    /// <returns>The hint, once; null when there is none.</returns>
    public static string? TakeHint(this HttpContext context)
    {
        var hint = Cookies.GetRequestCookie(context, Name);
        if (hint is not null)
            Cookies.DeleteCookie(context, Name, Options(context));
        return string.IsNullOrEmpty(hint) ? null : hint;
    }

    private static CookieOptions Options(HttpContext context)
    {
        var options = SessionCookie.Options(context, null);
        options.Path = SignOut;
        return options;
    }
}
