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

    /// <summary>Into how many cookies an ID token is cut at most: beyond, no address could carry it to the issuer.</summary>
    private const int MostParts = 4;

    private static readonly ChunkingCookieManager Cookies = new() { ThrowForPartialCookies = false };

    /// <param name="lifetime">That of the session.</param>
    public static void KeepHint(this HttpContext context, string? idToken, TimeSpan lifetime) =>
        Cookies.AppendResponseCookie(context, Name, idToken, Options(context, lifetime));

    public static bool HasHint(this HttpContext context) => context.Request.Cookies.ContainsKey(Name);

    /// <summary>Has the browser forget it, at an address that is not sent it and so cannot tell in how many cookies it is.</summary>
    public static void DropHint(this HttpContext context)
    {
        context.Response.Cookies.Delete(Name, Options(context, null));
        for (var part = 1; part <= MostParts; part++)
            context.Response.Cookies.Delete($"{Name}C{part}", Options(context, null));
    }

    /// <returns>The hint, once; null when there is none.</returns>
    public static string? TakeHint(this HttpContext context)
    {
        var hint = Cookies.GetRequestCookie(context, Name);
        if (hint is not null)
            Cookies.DeleteCookie(context, Name, Options(context, null));
        return string.IsNullOrEmpty(hint) ? null : hint;
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime)
    {
        var options = SessionCookie.Options(context, lifetime);
        options.Path = SignOut;
        return options;
    }
}
