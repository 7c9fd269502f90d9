using System.Text.Json;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Reads the file of funds.</summary>
internal static class FundFile
{
    private const string Shipped = "MsaOrleans.Grains.Funds.funds.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <param name="contentRoot">Where a relative path starts.</param>
    /// <exception cref="InvalidFundsException">The file, or what it says, is at fault.</exception>
    public static FundDirectory Load(FundsOptions options, string contentRoot = "")
    {
        try
        {
            using var content = string.IsNullOrWhiteSpace(options.Path)
                ? typeof(FundFile).Assembly.GetManifestResourceStream(Shipped)!
                : File.OpenRead(Path.Combine(contentRoot, options.Path));
            return Read(content);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidFundsException([fault.Message]);
        }
    }

    /// <exception cref="InvalidFundsException">What it says is at fault.</exception>
    public static FundDirectory Read(Stream content)
    {
        try
        {
            return FundBuilder.Build(JsonSerializer.Deserialize<List<FundDocument?>>(content, Json) ?? []);
        }
        catch (JsonException fault)
        {
            throw new InvalidFundsException([$"line {fault.LineNumber + 1}, {fault.Path}: {fault.Message}"]);
        }
    }
}
