using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>Validates the documents of templates and builds the templates, or lists their faults.</summary>
internal sealed class ReplyTemplateBuilder
{
    public const string Key = "Replies:Path";

    private static readonly Dictionary<string, ReplyKind> Kinds = Enum.GetValues<ReplyKind>()
        .ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly CatalogFaults _faults = new();
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly TopicCatalog _catalog;
    private readonly Filling _longest;

    private ReplyTemplateBuilder(TopicCatalog catalog)
    {
        _catalog = catalog;
        _longest = Filling.Longest(catalog.View());
    }

    /// <param name="files">In the order their templates are proposed.</param>
    /// <param name="catalog">The catalogue with the topics of the templates.</param>
    /// <param name="leaveOutUnknownTopics">Whether a template for a topic that is not there is left out rather than a
    /// fault.</param>
    /// <exception cref="DataFaultException">With all the faults found.</exception>
    public static ReplyTemplates Build(
        IEnumerable<ReplyTemplateFile> files,
        TopicCatalog catalog,
        bool leaveOutUnknownTopics = false
    )
    {
        var builder = new ReplyTemplateBuilder(catalog);
        var templates = new List<FiledTemplate>();
        foreach (var (file, document) in files)
            for (var i = 0; i < document.Templates.Length; i++)
            {
                var entry = document.Templates[i] ?? new ReplyTemplateEntry();
                if (leaveOutUnknownTopics && builder.IsForUnknownTopic(entry))
                    continue;
                var name = string.IsNullOrEmpty(entry.Code) ? $"template {i + 1}" : entry.Code;
                if (builder.Template($"{file}/{name}", entry) is { } template)
                    templates.Add(template);
            }
        return builder._faults.Found.Count == 0
            ? new ReplyTemplates(catalog, templates)
            : throw new DataFaultException(Key, builder._faults.Found);
    }

    private FiledTemplate? Template(string node, ReplyTemplateEntry entry)
    {
        var code = _faults.Code(node, entry.Code, _codes);
        var label = _faults.Label(node, entry.Label);
        if (!Kinds.TryGetValue(entry.Kind ?? "", out var kind))
        {
            var fault = entry.Kind is null ? "missing" : $"“{entry.Kind}” is unknown";
            _faults.Add(node, $"kind {fault} ({string.Join(" or ", Kinds.Keys)})");
        }
        CheckTopic(node, entry);
        return Text(node, entry.Text ?? "") is { } text
            ? new FiledTemplate(code, label, kind, entry.Theme, entry.Subject, entry.Reason, text)
            : null;
    }

    private void CheckTopic(string node, ReplyTemplateEntry entry)
    {
        if (entry is { Theme: null, Subject: not null })
            _faults.Add(node, "subject without a theme");
        if (entry is { Subject: null, Reason: not null })
            _faults.Add(node, "reason without a subject");
        else if (entry.Theme is not null && IsForUnknownTopic(entry))
            _faults.Add(
                node,
                $"topic “{string.Join('/', new[] { entry.Theme, entry.Subject, entry.Reason }.OfType<string>())}” "
                    + "is unknown"
            );
    }

    private bool IsForUnknownTopic(ReplyTemplateEntry entry) =>
        _catalog.FindNode(entry.Theme, entry.Subject, entry.Reason).Refusal is not null;

    private TemplateText? Text(string node, string written)
    {
        if (!MessageText.OfAgent(written).TryGet(out var clean, out var invalid))
        {
            _faults.Add(
                node,
                invalid.Code switch
                {
                    RefusalCode.TextTooShort => "text missing",
                    RefusalCode.TextTooLong =>
                        $"text too long ({written.Length} characters, {MessageText.AgentMaximum} at most)",
                    _ => "control character in the text",
                }
            );
            return null;
        }
        var text = TemplateText.Read(clean, fault => _faults.Add(node, fault));
        if (text?.Fill(_longest).Text.Length is > MessageText.AgentMaximum and var length)
            _faults.Add(
                node,
                $"text too long (up to {length} characters once it is filled in, {MessageText.AgentMaximum} at most)"
            );
        return text;
    }
}
