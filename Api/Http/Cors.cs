namespace MsaOrleans.Api.Http;

internal static class Cors
{
    /// <summary><c>Cors:Origins</c>: origins of a portal hosted elsewhere; none unless set.</summary>
    public static IServiceCollection AddPortalOrigins(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        return services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "If-Match", "If-None-Match", IdempotencyKeyAttribute.Header)
            .WithExposedHeaders("ETag", "Location", "Retry-After")));
    }
}
