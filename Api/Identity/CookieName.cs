namespace MsaOrleans.Api.Identity;

/// <summary>
/// Names of cookies. Over https they begin as browsers accept from this very host only (RFC 6265bis §4.1.3), so that no
/// other host of the same domain can plant one.
/// </summary>
internal static class CookieName
{
    /// <param name="path">Where the cookie is sent; only <c>/</c> has the stricter of the two beginnings.</param>
    public static string Of(HttpContext context, string name, string path) =>
        !context.Request.IsHttps ? name
        : path == "/" ? $"__Host-{name}"
        : $"__Secure-{name}";
}
