using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Replies.Domain;

namespace MsaOrleans.Grains.Replies;

/// <summary>Reads reply templates from their files, in the order of the files' names.</summary>
internal static class ReplyTemplateFiles
{
    private static readonly DataRoom Room = new(ReplyTemplateBuilder.Key, "Replies/data");

    /// <summary>
    /// Those of the folder, or else those shipped; for a catalogue that is not the one shipped, those of its topics.
    /// </summary>
    /// <exception cref="DataFaultException">The files, or what they say, are at fault.</exception>
    public static ReplyTemplates Load(RepliesOptions options, CatalogOptions catalogOptions, TopicCatalog catalog) =>
        ReplyTemplateBuilder.Build(
            Read(Room.Files(options.Path)),
            catalog,
            leaveOutUnknownTopics: options.Path is null && catalogOptions.Path is not null
        );

    /// <exception cref="DataFaultException">A file is not the JSON it should be.</exception>
    public static IReadOnlyList<ReplyTemplateFile> Read(IEnumerable<DataFile> files)
    {
        var faults = new List<string>();
        var read = new List<ReplyTemplateFile>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var before = faults.Count;
            if (file.Read<ReplyTemplateDocument?>(faults) is { } document)
                read.Add(new ReplyTemplateFile(file.Name, document));
            else if (faults.Count == before)
                faults.Add($"{file.Name}: no template");
        }
        return faults.Count == 0 ? read : throw new DataFaultException(ReplyTemplateBuilder.Key, faults);
    }

    /// <summary>The files that come with the service.</summary>
    public static IEnumerable<DataFile> Shipped() => Room.Files(path: null);
}
