using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// How states are written as JSON: camelCase, enums by name, without what is derived or what a new instance has anyway.
/// </summary>
public static class StateJson
{
    /// <summary>Accents as they are: nobody reads this in a web page.</summary>
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static JsonSerializerOptions Options { get; } = Create();

    internal static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Encoder, SkipValidation = true };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
            AllowOutOfOrderMetadataProperties = true,
            Encoder = Encoder,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new ImmutableArrayConverter(),
            },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers = { DropComputed, EmptyArrays.FillIn, OmittedDefaults.Omit },
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// What a state computes from the rest is not kept, unless it asks for it by <see cref="JsonIncludeAttribute"/>.
    /// </summary>
    private static void DropComputed(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; type.Kind == JsonTypeInfoKind.Object && i >= 0; i--)
            if (type.Properties[i] is { Set: null, AssociatedParameter: null } property && !IsIncluded(property))
                type.Properties.RemoveAt(i);
    }

    private static bool IsIncluded(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(JsonIncludeAttribute), inherit: false) == true;
}
