using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>
/// Keeps a page whose session has ended from going to the issuer by itself: right after a sign-in, to avoid redirect
/// loops, and after a sign-out or a failure.
/// </summary>
internal static class SignInPause
{
    /// <summary>After a sign-in.</summary>
    public static readonly TimeSpan? Brief = TimeSpan.FromMinutes(1);

    /// <summary>After a sign-in: over before the session is, so that one of a minute can be renewed.</summary>
    public static TimeSpan? BriefIn(TimeSpan lifetime) => lifetime / 2 < Brief ? lifetime / 2 : Brief;

    /// <summary>After a sign-out or a failure: as long as the browser is open and nobody has signed in.</summary>
    public static readonly TimeSpan? UntilAsked;

    public static void PauseSignIn(this HttpContext context, TimeSpan? duration) =>
        context.Response.Cookies.Append(NameIn(context), "1", SessionCookie.Options(context, duration));

    public static bool IsSignInPaused(this HttpContext context) => context.Request.Cookies.ContainsKey(NameIn(context));

    private static string NameIn(HttpContext context) => CookieName.Of(context, "msa-pause", "/");
}
