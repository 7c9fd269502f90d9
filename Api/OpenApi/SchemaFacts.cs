using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MsaOrleans.Api.OpenApi;

/// <summary>
/// What may be null, and what is always there. Of an answer: all its fields but those left out when they have no value.
/// Of a request: what must be given, never null; the rest may be left out.
/// </summary>
internal static class SchemaFacts
{
    /// <summary>By what the framework remembers that a property may be null whose schema becomes a reference.</summary>
    private const string NullableReference = "x-is-nullable-property";

    public static Task ApplyAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var info = context.JsonTypeInfo;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, NamesOf(type));
        if (!type.IsEnum && schema.Items is null && info.ElementType is { IsEnum: true } element)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = NamesOf(element) };
        // Elements that a converter of ours reads: a text, or an object that says the same at length.
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true)
            schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Object };
        if (context.JsonPropertyInfo is { } property)
            SetNull(schema, MayBeNull(property), isReference: type.IsEnum || info.Kind == JsonTypeInfoKind.Object);
        if (info.Kind == JsonTypeInfoKind.Object && info.Properties.Count > 0)
            schema.Required = Required(info);
        return Task.CompletedTask;
    }

    private static JsonNode[] NamesOf(Type type) =>
        [.. Enum.GetNames(type).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];

    private static HashSet<string> Required(JsonTypeInfo info)
    {
        var isRequest = info.Type.Name.EndsWith("Request", StringComparison.Ordinal) || info.Properties.Any(IsAsked);
        var required = info.Properties.Where(property => isRequest ? IsAsked(property) : !IsLeftOut(property));
        return [.. required.Select(property => property.Name)];
    }

    private static void SetNull(OpenApiSchema schema, bool mayBeNull, bool isReference)
    {
        if (mayBeNull && !isReference)
            schema.Type |= JsonSchemaType.Null;
        else
            schema.Type &= ~JsonSchemaType.Null;
        if (!mayBeNull)
            schema.Metadata?.Remove(NullableReference);
    }

    private static bool MayBeNull(JsonPropertyInfo property) =>
        !IsAsked(property)
        && !IsLeftOut(property)
        && (
            Nullable.GetUnderlyingType(property.PropertyType) is not null
            || !property.PropertyType.IsValueType && property.IsGetNullable
        );

    private static bool IsAsked(JsonPropertyInfo property) => Has<RequiredAttribute>(property, _ => true);

    private static bool IsLeftOut(JsonPropertyInfo property) =>
        Has<JsonIgnoreAttribute>(property, ignore => ignore.Condition != JsonIgnoreCondition.Never);

    private static bool Has<T>(JsonPropertyInfo property, Func<T, bool> isMeant)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).Cast<T>().Any(isMeant) == true;
}
