using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.Http;

/// <summary>Section <c>Cors</c>.</summary>
public sealed class PortalOriginsOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>
    /// Origins of a portal hosted elsewhere (<c>Cors:Origins:0</c>…), such as <c>https://portail.example</c>; none
    /// unless set.
    /// </summary>
    public string[] Origins { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in Origins.Select((value, index) => (value, index))
        where !IsOrigin(origin.value)
        select new ValidationResult(
            $"Cors:Origins:{origin.index} must be scheme, host and port alone, in lower case, such as "
                + "https://portail.example, "
                + $"not “{origin.value}”."
        );

    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == value;
}

internal static class Cors
{
    public static IServiceCollection AddPortalOrigins(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(PortalOriginsOptions.Section);
        services.AddOptions<PortalOriginsOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var origins = section.Get<PortalOriginsOptions>()?.Origins ?? [];
        return services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
                    .WithMethods("GET", "POST", "PUT", "DELETE")
                    .WithHeaders(
                        "Authorization",
                        "Content-Type",
                        "If-Match",
                        "If-None-Match",
                        IdempotencyKeyAttribute.Header
                    )
                    .WithExposedHeaders("ETag", "Location", "Retry-After")
            )
        );
    }
}
