namespace MsaOrleans.Api.Http;

internal static class Caching
{
    /// <summary>
    /// What the API answers depends on who asks, and may be about their health: no cache keeps it, unless a route says
    /// that it is public.
    /// </summary>
    public static void UseNoStore(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api"))
            context.Response.Headers.CacheControl = "no-store";
        return next(context);
    });
}
