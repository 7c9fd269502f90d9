using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MsaOrleans.Api.OpenApi;

/// <summary>
/// What the document says of schemas, parameters and tags, in French, from <c>descriptions.json</c>: comments of the
/// code stay in it.
/// </summary>
internal static class Descriptions
{
    private static readonly JsonObject All = JsonResource.Load("descriptions.json");

    public static void OfTags(OpenApiDocument document) =>
        document.Tags = new HashSet<OpenApiTag>(
            All["tags"]!
                .AsObject()
                .Where(tag => document.Tags?.Any(used => used.Name == tag.Key) == true)
                .Select(tag => new OpenApiTag { Name = tag.Key, Description = $"{tag.Value}" })
        );

    public static void OfParameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Description ??= OfParameter(parameter.Name!);
    }

    public static string? OfParameter(string name) => (string?)All["parameters"]![name];

    public static void OfSchemas(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (All["schemas"]![name] is not JsonObject said)
                continue;
            schema.Description = (string?)said[""];
            foreach (var (field, value) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                value.Description = (string?)said[field];
        }
    }
}
