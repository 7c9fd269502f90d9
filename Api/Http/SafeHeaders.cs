using Scalar.AspNetCore;

namespace MsaOrleans.Api.Http;

/// <summary>
/// What every answer comes with, whoever writes it: read as what it says it is, loaded by nothing, in nobody's frame.
/// </summary>
internal static class SafeHeaders
{
    /// <summary>Of what is no page: nothing in it is ever run or shown around.</summary>
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
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Complete(context.Response.Headers, PolicyOf(context));
                return Task.CompletedTask;
            });
            return next(context);
        });
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
    /// Of pages that libraries bring, the API's reference and the dashboard: their own files, and the styles that their
    /// scripts write.
    /// </summary>
    private static string LibraryPage(string nonce) =>
        $"default-src 'none'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
