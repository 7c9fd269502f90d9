using System.Reflection;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Replies.Domain;

namespace MsaOrleans.Grains.Replies;

/// <summary>Reads reply templates from their files, in the order of the files' names.</summary>
internal static class ReplyTemplateFiles
{
    private const string ShippedPrefix = "MsaOrleans.Grains.Replies.data.";

    /// <summary>Those of the folder, or else those shipped; for a catalogue that is not the one shipped, those of its topics.</summary>
    /// <exception cref="InvalidReplyTemplatesException">The files, or what they say, are at fault.</exception>
    public static ReplyTemplates Load(RepliesOptions options, CatalogOptions catalogOptions, TopicCatalog catalog) =>
        string.IsNullOrWhiteSpace(options.Path)
            ? ReplyTemplateBuilder.Build(Read(Shipped()), catalog, leaveOutUnknownTopics: !string.IsNullOrWhiteSpace(catalogOptions.Path))
            : ReplyTemplateBuilder.Build(Read(Folder(options.Path)), catalog);

    /// <exception cref="InvalidReplyTemplatesException">A file is not the JSON it should be.</exception>
    public static IReadOnlyList<ReplyTemplateFile> Read(IEnumerable<CatalogFile> files)
    {
        var faults = new List<string>();
        var read = new List<ReplyTemplateFile>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var before = faults.Count;
            if (CatalogFiles.Parse<ReplyTemplateDocument?>(file, faults) is { } document)
                read.Add(new ReplyTemplateFile(file.Name, document));
            else if (faults.Count == before)
                faults.Add($"{file.Name}: aucun modèle");
        }
        return faults.Count == 0 ? read : throw new InvalidReplyTemplatesException(faults);
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

    private static List<CatalogFile> Folder(string path)
    {
        const string Key = $"{RepliesOptions.Section}:{nameof(RepliesOptions.Path)}";
        if (!Directory.Exists(path))
            throw new InvalidReplyTemplatesException([$"{Key}: dossier introuvable {path}"]);
        var files = Directory.EnumerateFiles(path, "*.json")
            .Select(file => new CatalogFile(Path.GetFileName(file), () => File.OpenRead(file))).ToList();
        return files.Count > 0 ? files : throw new InvalidReplyTemplatesException([$"{Key}: aucun fichier .json dans {path}"]);
    }
}
