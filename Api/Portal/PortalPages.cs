using Microsoft.Extensions.FileProviders;

namespace MsaOrleans.Api.Portal;

/// <summary>The pages under <c>wwwroot</c>: plain files that call nothing but the HTTP API.</summary>
internal static class PortalPages
{
    /// <summary>
    /// Only our own files, no inline script or style, in nobody's frame, and no string ever becomes markup.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
            + "trusted-types 'none'";

    /// <summary>
    /// The only compressed answer of the API: compressing personal data beside input that an attacker chooses leaks it
    /// (BREACH).
    /// </summary>
    private const string Catalog = "/api/v1/catalog";

    private static readonly string[] Packed = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"];

    public static IServiceCollection AddPortal(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = Packed;
    });

    public static void UsePortal(this WebApplication app)
    {
        var files = Files(app.Environment);
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(Catalog),
            open => open.UseResponseCompression());
        app.Use((context, next) => LeadIntoFolder(context, files) ? Task.CompletedTask : next(context));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RedirectToAppendTrailingSlash = false });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = file => Guard(file.Context.Response.Headers) });
    }

    /// <summary>
    /// Redirects from a folder to its page by path only: the framework's redirect repeats the Host header of the
    /// request.
    /// </summary>
    private static bool LeadIntoFolder(HttpContext context, IFileProvider files)
    {
        var (request, path) = (context.Request, context.Request.Path);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            || path.Value is null or "" || path.Value.EndsWith('/') || path.Value.StartsWith("//", StringComparison.Ordinal)
            || !files.GetFileInfo($"{path}/index.html").Exists)
            return false;
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = $"{request.PathBase}{path}/{request.QueryString}";
        return true;
    }

    /// <summary>
    /// Those beside the sources when the service is run from them, to be edited as it runs; else those shipped with the
    /// program.
    /// </summary>
    private static IFileProvider Files(IWebHostEnvironment environment) =>
        Directory.Exists(environment.WebRootPath)
            ? environment.WebRootFileProvider
            : new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <summary>What every page comes with.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Revalidated on each load, so that pages and modules are always of one release.
        headers.CacheControl = "no-cache";
    }
}
