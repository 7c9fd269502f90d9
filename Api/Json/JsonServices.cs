using System.Text.Json.Serialization;

namespace MsaOrleans.Api.Json;

internal static class JsonServices
{
    /// <summary>camelCase, enumerations by name, instants in UTC; a field that doesn't exist is refused.</summary>
    public static IServiceCollection AddJson(this IServiceCollection services) =>
        services
            .AddSingleton(typeof(KeptAnswers<>))
            .ConfigureHttpJsonOptions(options =>
            {
                var json = options.SerializerOptions;
                json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
                json.AllowDuplicateProperties = false;
                json.NumberHandling = JsonNumberHandling.Strict;
                json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
                json.Converters.Add(new InstantConverter());
                json.Converters.Add(new ExactNames());
            });
}
