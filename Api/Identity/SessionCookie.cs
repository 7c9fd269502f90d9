using Microsoft.AspNetCore.Authentication.Cookies;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// The portal's sign-in: the same bearer token, in a cookie that no script can read. It is believed only on requests
/// from the portal's own pages; machines send the token in <c>Authorization</c>, which always comes first. A token
/// beyond the 4 kB that browsers let a cookie have is in several.
/// </summary>
internal static class SessionCookie
{
    private const string Path = "/",
        Site = "Sec-Fetch-Site",
        SamePortal = "same-origin";

    /// <summary>From a page of the portal, or from somebody who typed the address.</summary>
    private static readonly string?[] Believed = [SamePortal, "none"];

    private static readonly ChunkingCookieManager Cookies = new() { ThrowForPartialCookies = false };

    /// <summary>
    /// A longer token would fill, with what else a browser sends, the 16 kB that requests' headers may have at the Api
    /// and at the proxy before it: each request would be refused, the sign-out's too.
    /// </summary>
    public const int LongestToken = 10 * 1024;

    /// <returns>False when the token is too long to come back.</returns>
    public static bool TryOpenSession(this HttpContext context, string token, TimeSpan lifetime)
    {
        if (token.Length > LongestToken)
            return false;
        if (lifetime > SessionEnd.Longest)
            lifetime = SessionEnd.Longest;
        Cookies.AppendResponseCookie(context, NameIn(context), token, Options(context, lifetime));
        return true;
    }

    public static void CloseSession(this HttpContext context) =>
        Cookies.DeleteCookie(context, NameIn(context), Options(context, null));

    /// <summary>Whether the request has the cookie, valid or not.</summary>
    public static bool HasSession(this HttpContext context) => context.Request.Cookies.ContainsKey(NameIn(context));

    /// <summary>The token, if a page of the portal sent it.</summary>
    public static string? TokenOf(HttpRequest request) =>
        IsUsed(request) && IsFromPortal(request)
            ? Cookies.GetRequestCookie(request.HttpContext, NameIn(request.HttpContext))
            : null;

    /// <summary>Whether it is the cookie that says who calls.</summary>
    public static bool IsUsed(HttpRequest request) => request.Headers.Authorization.Count == 0;

    /// <summary>Older browsers do not send <c>Sec-Fetch-Site</c>; <c>SameSite</c> protects them.</summary>
    public static bool IsFromPortal(HttpRequest request) =>
        request.Headers[Site] is not [var site] || Believed.Contains(site);

    /// <summary>From a page of the portal, by the browser's word.</summary>
    public static bool IsFromPage(HttpRequest request) => request.Headers[Site] is [SamePortal];

    /// <param name="lifetime">As long as the browser is open when null.</param>
    public static CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = Path,
            MaxAge = lifetime,
            IsEssential = true,
        };

    private static string NameIn(HttpContext context) => CookieName.Of(context, "msa-session", Path);
}
