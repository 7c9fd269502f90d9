using Microsoft.OpenApi;

namespace MsaOrleans.Api.OpenApi;

/// <summary>Server-sent events are a text, of which no schema can say more; the route's description does.</summary>
internal static class LiveEvents
{
    private const string ContentType = "text/event-stream";

    /// <summary>What the framework would say of them, which nothing refers to then.</summary>
    public static readonly string[] Schemas = ["SseItemOfBoardChange", "BoardChange"];

    public static void Describe(OpenApiOperation operation)
    {
        foreach (var content in operation.Responses?.Values.Select(response => response.Content) ?? [])
            if (content?.TryGetValue(ContentType, out var media) == true)
                media.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Des événements et leurs données, en JSON.",
                };
    }
}
