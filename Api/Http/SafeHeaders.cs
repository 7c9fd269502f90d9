using Scalar.AspNetCore;

namespace MsaOrleans.Api.Http;

/// <summary>
/// Security headers of every answer: no content sniffing, no referrer for other sites, and a content security policy.
/// </summary>
internal static class SafeHeaders
{
    /// <summary>For answers that are not pages: nothing in them may run or be framed.</summary>
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    private static readonly PathString[] Libraries = ["/scalar", "/dashboard"];

    /// <summary>One year, which is what browsers' lists ask for.</summary>
    private static readonly TimeSpan OnlyHttps = TimeSpan.FromDays(365);

    public static IServiceCollection AddSafeHeaders(this IServiceCollection services) =>
        services.AddHsts(hsts => hsts.MaxAge = OnlyHttps);

    public static void UseSafeHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Complete(context.Response.Headers, PolicyOf(context));
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    private static void Complete(IHeaderDictionary headers, string policy)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin");
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = policy;
    }

    private static string PolicyOf(HttpContext context)
    {
        if (!Libraries.Any(library => context.Request.Path.StartsWithSegments(library)))
            return NoPage;
        var nonce = context.Items[ScalarOptions.NonceHttpContextItemKey] is string once ? $" 'nonce-{once}'" : "";
        return LibraryPage(nonce);
    }

    /// <summary>
    /// For pages of libraries, the API's reference and the dashboard: allows their own files, and the styles that their
    /// scripts write.
    /// </summary>
    private static string LibraryPage(string nonce) =>
        $"default-src 'none'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
