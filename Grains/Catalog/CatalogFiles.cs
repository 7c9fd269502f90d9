using System.Collections.Immutable;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Catalog;

/// <summary>
/// Reads a catalogue from its files: one per theme, in the order of their names, and the online services.
/// </summary>
public static class CatalogFiles
{
    public const string OnlineServices = "online-services.json";

    private static readonly DataRoom Room = new(InvalidCatalog.Key, "Catalog/data");

    /// <exception cref="DataFaultException">The files, or what they say, are at fault.</exception>
    public static TopicCatalog Load(CatalogOptions options) => TopicCatalog.From(Read(Room.Files(options.Path)));

    /// <exception cref="DataFaultException">A file is not the JSON it should be.</exception>
    public static CatalogDocument Read(IEnumerable<DataFile> files)
    {
        var ordered = files.OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var services = ordered.Find(file => file.Name == OnlineServices);
        var faults = new List<string>();
        if (services is null)
            faults.Add($"{OnlineServices}: missing");

        var document = new CatalogDocument(
            [
                .. ordered
                    .Where(file => file != services)
                    .Select(file =>
                        file.Read<ThemeEntry?>(faults) is { } theme ? theme with { File = file.Name } : null
                    ),
            ],
            services is null ? [] : services.Read<ImmutableArray<OnlineServiceEntry?>>(faults)
        );
        return faults.Count == 0 ? document : throw InvalidCatalog.Because(faults);
    }

    /// <summary>The files that come with the service.</summary>
    public static IEnumerable<DataFile> Shipped() => Room.Files(path: null);
}
