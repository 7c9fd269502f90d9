using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Catalog;

/// <summary>Reads a catalogue from its files: one per theme, in the order of their names, and the online services.</summary>
public static class CatalogFiles
{
    public const string OnlineServices = "online-services.json";

    private const string ShippedPrefix = "MsaOrleans.Grains.Catalog.data.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <exception cref="InvalidCatalogException">The files, or what they say, are at fault.</exception>
    public static TopicCatalog Load(CatalogOptions options) =>
        TopicCatalog.From(Read(string.IsNullOrWhiteSpace(options.Path) ? Shipped() : Folder(options.Path)));

    /// <exception cref="InvalidCatalogException">A file is not the JSON it should be.</exception>
    public static CatalogDocument Read(IEnumerable<CatalogFile> files)
    {
        var ordered = files.OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var services = ordered.Find(file => file.Name == OnlineServices);
        var faults = new List<string>();
        if (services is null)
            faults.Add($"{OnlineServices}: fichier absent");

        var document = new CatalogDocument(
            [.. ordered.Where(file => file != services).Select(file => Parse<ThemeEntry?>(file, faults))],
            services is null ? [] : Parse<ImmutableArray<OnlineServiceEntry?>>(services, faults));
        return faults.Count == 0 ? document : throw new InvalidCatalogException(faults);
    }

    /// <returns>Null, and a fault that names the place, for what is not the JSON of a <typeparamref name="T"/>.</returns>
    internal static T? Parse<T>(CatalogFile file, List<string> faults)
    {
        try
        {
            using var content = file.Open();
            return JsonSerializer.Deserialize<T>(content, Json);
        }
        catch (JsonException fault)
        {
            faults.Add($"{file.Name}, ligne {fault.LineNumber + 1}, octet {fault.BytePositionInLine + 1}: {fault.Message}");
            return default;
        }
    }

    /// <summary>The files that come with the service.</summary>
    public static IEnumerable<CatalogFile> Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
            from name in assembly.GetManifestResourceNames()
            where name.StartsWith(ShippedPrefix, StringComparison.Ordinal)
            select new CatalogFile(name[ShippedPrefix.Length..], () => assembly.GetManifestResourceStream(name)!);
    }

    private static IEnumerable<CatalogFile> Folder(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json")
                .Select(file => new CatalogFile(Path.GetFileName(file), () => File.OpenRead(file)))
            : throw new InvalidCatalogException([$"{CatalogOptions.Section}:{nameof(CatalogOptions.Path)}: dossier introuvable {path}"]);
}

/// <param name="Name">Without its folder.</param>
public sealed record CatalogFile(string Name, Func<Stream> Open);
