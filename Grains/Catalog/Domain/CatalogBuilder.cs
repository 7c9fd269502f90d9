using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>Validates a catalogue document and builds the catalogue, or lists its faults.</summary>
internal sealed class CatalogBuilder
{
    private static readonly ImmutableArray<Profile> Everybody = [.. Enum.GetValues<Profile>()];

    private readonly CatalogFaults _faults = new();
    private readonly Dictionary<string, OnlineServiceLink> _services = new(StringComparer.Ordinal);
    private readonly HashSet<(string Service, string Reason)> _offers = [];

    /// <exception cref="DataFiles.DataFaultException">With all the faults found.</exception>
    public static BuiltCatalog Build(CatalogDocument document)
    {
        var builder = new CatalogBuilder();
        builder.ReadServices(document.OnlineServices);
        var themes = builder.Themes(document.Themes);
        var topics = BuiltCatalog.TopicsOf(themes);
        var built = new BuiltCatalog(
            themes,
            topics,
            builder.PreFilled(document.OnlineServices, topics),
            builder._offers
        );
        builder._faults.ThrowIfAny();
        return built;
    }

    private void ReadServices(ImmutableArray<OnlineServiceEntry?> entries)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i] ?? new OnlineServiceEntry();
            var node = ServiceNode(entry.Code, i);
            var code = _faults.Code(node, entry.Code, codes);
            _services[code] = new OnlineServiceLink(
                code,
                _faults.Label(node, entry.Label),
                _faults.Url(node, entry.Url)
            );
        }
    }

    private ImmutableArray<OnlineServiceView> PreFilled(
        ImmutableArray<OnlineServiceEntry?> entries,
        IReadOnlyDictionary<TopicCodes, FiledTopic> topics
    )
    {
        var views = ImmutableArray.CreateBuilder<OnlineServiceView>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var service = _services[entries[i]?.Code ?? ""];
            FiledTopic? filed = null;
            if (entries[i]?.Topic is { } codes && !topics.TryGetValue(codes, out filed))
                _faults.Add(
                    ServiceNode(service.Code, i),
                    $"topic “{codes.Theme}/{codes.Subject}/{codes.Reason}” is unknown"
                );
            views.Add(new OnlineServiceView(service.Code, service.Label, service.Url, filed?.Topic));
        }
        return views.MoveToImmutable();
    }

    private ImmutableArray<ThemeView> Themes(ImmutableArray<ThemeEntry?> entries)
    {
        if (entries.IsEmpty)
            _faults.Add("catalogue", "no theme");
        return Each(
            entries,
            new Node("", "", "", Everybody),
            "theme",
            (entry, node) =>
            {
                if (entry.Profiles is null)
                    _faults.Add(node.Path, "profiles missing");
                return new ThemeView(node.Code, node.Label, node.Profiles, Subjects(entry.Subjects, node));
            }
        );
    }

    private ImmutableArray<SubjectView> Subjects(ImmutableArray<SubjectEntry?> entries, Node theme)
    {
        if (entries.IsEmpty)
            _faults.Add(theme.Path, "no subject");
        return Each(
            entries,
            theme,
            "subject",
            (entry, node) =>
            {
                var reasons = Reasons(entry.Reasons, node);
                CheckChoice(node, reasons);
                return new SubjectView(node.Code, node.Label, node.Profiles, reasons);
            }
        );
    }

    private ImmutableArray<ReasonView> Reasons(ImmutableArray<ReasonEntry?> entries, Node subject) =>
        Each(
            entries,
            subject,
            "reason",
            (entry, node) =>
                new ReasonView(
                    node.Code,
                    node.Label,
                    node.Profiles,
                    Offer(entry.OnlineService, node),
                    _faults.Silence(node.Path, entry.Silence)
                )
        );

    private OnlineServiceLink? Offer(string? service, Node reason)
    {
        if (service is null)
            return null;
        if (!_services.TryGetValue(service, out var link))
            _faults.Add(reason.Path, $"online service “{service}” is unknown");
        else if (!_offers.Add((service, reason.Code)))
            _faults.Add(reason.Path, $"another reason of that code offers “{service}” too: their figures would be one");
        return link;
    }

    /// <summary>Each profile that sees a subject needs two reasons or more, the last of them « Autre ».</summary>
    private void CheckChoice(Node subject, ImmutableArray<ReasonView> reasons)
    {
        foreach (var profile in subject.Profiles)
        {
            var name = profile.ToString().ToLowerInvariant();
            var seen = reasons.Where(reason => reason.Profiles.Contains(profile)).ToList();
            if (seen.Count < 2)
                _faults.Add(subject.Path, $"fewer than two reasons for the profile “{name}”");
            if (seen is not [.., { Code: "autre" } last] || !last.Label.StartsWith("Autre", StringComparison.Ordinal))
                _faults.Add(subject.Path, $"the last reason is not “Autre” (code autre) for the profile “{name}”");
        }
    }

    private ImmutableArray<TView> Each<TEntry, TView>(
        ImmutableArray<TEntry?> entries,
        Node parent,
        string level,
        Func<TEntry, Node, TView> view
    )
        where TEntry : NodeEntry, new()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. entries.Select(
                (written, index) =>
                {
                    var entry = written ?? new TEntry();
                    var name = string.IsNullOrEmpty(entry.Code) ? $"{level} {index + 1}" : entry.Code;
                    var folder = entry is ThemeEntry theme ? theme.File : parent.Path;
                    var path = string.IsNullOrEmpty(folder) ? name : $"{folder}/{name}";
                    return view(
                        entry,
                        new Node(
                            path,
                            _faults.Code(path, entry.Code, codes),
                            _faults.Label(path, entry.Label),
                            _faults.Profiles(path, entry.Profiles, parent.Profiles)
                        )
                    );
                }
            ),
        ];
    }

    private static string ServiceNode(string? code, int index) =>
        $"{CatalogFiles.OnlineServices}/{(string.IsNullOrEmpty(code) ? $"service {index + 1}" : code)}";

    /// <param name="Path">The file and the codes from the theme down, as faults name it.</param>
    private sealed record Node(string Path, string Code, string Label, ImmutableArray<Profile> Profiles);
}
