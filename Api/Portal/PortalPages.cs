using Microsoft.Extensions.FileProviders;

namespace MsaOrleans.Api.Portal;

/// <summary>The pages under <c>wwwroot</c>: plain files that call nothing but the HTTP API.</summary>
internal static class PortalPages
{
    /// <summary>
    /// Only our own files, no inline script or style, in nobody's frame, and no string ever becomes markup.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types 'none'";

    /// <summary>
    /// The only compressed answer of the API: compressing personal data beside input that an attacker chooses leaks it
    /// (BREACH).
    /// </summary>
    private const string Catalog = "/api/v1/catalog";

    private static readonly object Lasting = new();

    private static readonly string[] Packed =
    [
        "text/html",
        "text/css",
        "text/javascript",
        "image/svg+xml",
        "application/json",
    ];

    public static IServiceCollection AddPortal(this IServiceCollection services) =>
        services
            .AddSingleton<PortalFiles>()
            .AddSingleton<FundDirectory>()
            .AddSingleton<Pages>()
            .AddResponseCompression(compression =>
            {
                compression.EnableForHttps = true;
                compression.MimeTypes = Packed;
            });

    public static void UsePortal(this WebApplication app)
    {
        app.UseWhen(
            context =>
                !context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(Catalog),
            open => open.UseResponseCompression()
        );
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api"),
            site =>
                site.UseFiles(app.Services.GetRequiredService<PortalFiles>(), app.Services.GetRequiredService<Pages>())
        );
    }

    private static void UseFiles(this IApplicationBuilder app, PortalFiles files, Pages pages)
    {
        app.Use(
            (context, next) =>
            {
                if (files.TryRead(context.Request.Path, out var file, out var isCurrent))
                    (context.Request.Path, context.Items[Lasting]) = (file, isCurrent);
                return next(context);
            }
        );
        app.Use((context, next) => LeadIntoFolder(context, files.Provider) ? Task.CompletedTask : next(context));
        app.UseDefaultFiles(
            new DefaultFilesOptions { FileProvider = files.Provider, RedirectToAppendTrailingSlash = false }
        );
        app.Use(
            async (context, next) =>
            {
                if (!await pages.TryAnswerAsync(context))
                    await next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions { FileProvider = files.Provider, OnPrepareResponse = file => GuardFile(file.Context) }
        );
    }

    /// <summary>What is at an address that says what is in it is never asked for again.</summary>
    private static void GuardFile(HttpContext context)
    {
        Guard(context.Response.Headers);
        if (context.Items[Lasting] is true)
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
    }

    /// <summary>
    /// Redirects from a folder to its page by path only: the framework's redirect repeats the Host header of the
    /// request.
    /// </summary>
    private static bool LeadIntoFolder(HttpContext context, IFileProvider files)
    {
        var (request, path) = (context.Request, context.Request.Path);
        if (
            !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            || path.Value is null or ""
            || path.Value.EndsWith('/')
            || path.Value.StartsWith("//", StringComparison.Ordinal)
            || !files.GetFileInfo($"{path}/index.html").Exists
        )
            return false;
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = $"{request.PathBase}{path}/{request.QueryString}";
        return true;
    }

    /// <summary>What every page comes with.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Asked again each time, answered 304 as long as it has not changed; a page names its reader's fund.
        headers.CacheControl = "private, no-cache";
    }
}
