using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// The issuer's ID token, sent at sign-out so that the issuer ends the session without asking. Kept in a cookie that no
/// script can read and that only the sign-out address receives.
/// </summary>
internal static class SignOutHint
{
    /// <summary>The only address that needs it.</summary>
    public const string SignOut = "/api/v1/session/sign-out";

    /// <summary>
    /// A longer one, beside the session, would be more than a request may hold: the issuer asks, then.
    /// </summary>
    private const int LongestHint = 3 * 1024;

    /// <param name="lifetime">That of the session.</param>
    public static void KeepHint(this HttpContext context, string? idToken, TimeSpan lifetime)
    {
        if (idToken?.Length <= LongestHint)
            context.Response.Cookies.Append(NameIn(context), idToken, Options(context, lifetime));
    }

    public static bool HasHint(this HttpContext context) => context.Request.Cookies.ContainsKey(NameIn(context));

    /// <summary>Has the browser forget it.</summary>
    public static void DropHint(this HttpContext context) =>
        context.Response.Cookies.Delete(NameIn(context), Options(context, null));

    /// <returns>The hint, once; null when there is none.</returns>
    public static string? TakeHint(this HttpContext context)
    {
        var hint = context.Request.Cookies[NameIn(context)];
        if (hint is not null)
            context.DropHint();
        return string.IsNullOrEmpty(hint) ? null : hint;
    }

    private static string NameIn(HttpContext context) => CookieName.Of(context, "msa-hint", SignOut);

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime)
    {
        var options = SessionCookie.Options(context, lifetime);
        options.Path = SignOut;
        return options;
    }
}
