using System.Text.Json;

namespace MsaOrleans.Grains.DataFiles;

/// <summary>A JSON file with data that the service loads: topics, funds or reply templates.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Open">Its content, in UTF-8.</param>
public sealed record DataFile(string Name, Func<Stream> Open)
{
    /// <summary>camelCase. An unknown property is a fault, so that a typing error is found.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <returns>Default if the content is not a <typeparamref name="T"/>; a fault then names the place.</returns>
    internal T? Read<T>(List<string> faults)
    {
        try
        {
            using var content = Open();
            return JsonSerializer.Deserialize<T>(content, Json);
        }
        catch (JsonException fault)
        {
            var end = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            var cause = end < 0 ? fault.Message : fault.Message[..end];
            var (line, column) = (fault.LineNumber + 1, fault.BytePositionInLine + 1);
            faults.Add($"{Name}, line {line}, byte {column}, {fault.Path ?? "$"}: {cause}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{Name}: {fault.Message}");
        }
        return default;
    }
}
