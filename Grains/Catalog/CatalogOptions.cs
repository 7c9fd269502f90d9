using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Catalog;

/// <summary>Configuration section <c>Catalog</c>.</summary>
public sealed class CatalogOptions : IDataFilesOptions
{
    public const string Section = "Catalog";

    /// <summary>
    /// Folder of a catalogue to use in place of the one shipped: one JSON file per theme, shown in the order of
    /// the file names, and <c>online-services.json</c>; relative to the content root or absolute. Default: none, the
    /// shipped one.
    /// </summary>
    public string? Path { get; set; }
}
