namespace MsaOrleans.Api.Http;

internal static class Caching
{
    /// <summary>Answers of the API are personal: they are <c>no-store</c> unless a route is public.</summary>
    public static void UseNoStore(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments("/api"))
                    context.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        );
}
