using System.Text.Json.Nodes;

namespace MsaOrleans.Api.OpenApi;

/// <summary>The JSON files of this folder, which the program carries.</summary>
internal static class JsonResource
{
    public static JsonObject Load(string name)
    {
        using var stream = typeof(JsonResource).Assembly.GetManifestResourceStream(
            $"{typeof(JsonResource).Namespace}.{name}"
        )!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
