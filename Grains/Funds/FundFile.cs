using System.Text.Json;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Reads the file of funds.</summary>
internal static class FundFile
{
    private const string Shipped = "MsaOrleans.Grains.Funds.funds.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <exception cref="InvalidFundsException">The file, or what it says, is at fault.</exception>
    public static FundDirectory Load(FundsOptions options)
    {
        using var content = string.IsNullOrWhiteSpace(options.Path)
            ? typeof(FundFile).Assembly.GetManifestResourceStream(Shipped)!
            : Open(options.Path);
        return Read(content);
    }

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

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (IOException fault)
        {
            throw new InvalidFundsException([fault.Message]);
        }
    }
}
