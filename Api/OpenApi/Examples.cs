using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace MsaOrleans.Api.OpenApi;

/// <summary>One example request and answer a route, by the route's name, from <c>examples.json</c>.</summary>
internal static class Examples
{
    private static readonly JsonObject All = JsonResource.Load("examples.json");

    public static void Apply(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        if (
            metadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName is not { } name
            || All[name] is not JsonObject example
        )
            return;
        if (example["request"] is { } request && operation.RequestBody?.Content is { } content)
            foreach (var media in content.Values)
                media.Example = request.DeepClone();
        if (example["response"] is not { } response)
            return;
        foreach (var (status, answer) in operation.Responses ?? [])
            if (status.StartsWith('2'))
                foreach (var media in answer.Content?.Values ?? [])
                    media.Example = response.DeepClone();
    }

    /// <summary>The names of the routes that have an example.</summary>
    internal static IEnumerable<string> Names => All.Select(example => example.Key);
}
