using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>Collects all faults of a catalogue, so that they can be corrected together.</summary>
internal sealed partial class CatalogFaults
{
    private static readonly Dictionary<string, Profile> ProfileNames = Enum.GetValues<Profile>()
        .ToDictionary(profile => profile.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, SilenceEffect> EffectNames = Enum.GetValues<SilenceEffect>()
        .ToDictionary(effect => effect.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private const int MostMonths = 24,
        LongestRecourse = 500;

    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public void Add(string node, string fault) => _found.Add($"{node}: {fault}");

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
            throw InvalidCatalog.Because(_found);
    }

    public string Code(string node, string? code, HashSet<string> siblings)
    {
        if (string.IsNullOrEmpty(code))
            Add(node, "code missing");
        else if (!KebabCase().IsMatch(code))
            Add(node, $"code “{code}” is not lower-case letters, digits and hyphens");
        else if (!siblings.Add(code))
            Add(node, $"code “{code}” is there twice");
        return code ?? "";
    }

    public string Label(string node, string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            Add(node, "label missing");
        return label ?? "";
    }

    /// <returns>The profiles named, in the order of <see cref="Profile"/>; the parent's when none are.</returns>
    public ImmutableArray<Profile> Profiles(string node, ImmutableArray<string>? names, ImmutableArray<Profile> parent)
    {
        if (names is not { } given)
            return parent;
        if (given.IsEmpty)
            Add(node, "no profile");

        var profiles = new SortedSet<Profile>();
        foreach (var name in given)
        {
            if (name is null || !ProfileNames.TryGetValue(name, out var profile))
                Add(node, $"profile “{name}” is unknown");
            else if (!parent.Contains(profile))
                Add(node, $"profile “{name}” is not one of its parent");
            else
                profiles.Add(profile);
        }
        return [.. profiles];
    }

    public Uri Url(string node, string? url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
            return uri;
        Add(node, $"url “{url}” is not an https address");
        return new Uri("https://invalid/");
    }

    public SilenceRule? Silence(string node, SilenceEntry? entry)
    {
        if (entry is null)
            return null;
        var effect = EffectNames.GetValueOrDefault(entry.Effect ?? "");
        if (effect == default)
            Add(node, $"silence.effect “{entry.Effect}” is unknown (acceptance or rejection)");
        if (entry.Months is not (>= 1 and <= MostMonths))
            Add(node, $"silence.months: 1 to {MostMonths} expected, not “{entry.Months}”");
        var recourse = entry.Recourse ?? "";
        if (!VisibleText.IsIn(recourse))
            Add(node, "silence.recourse missing");
        else if (recourse.Length > LongestRecourse || recourse.Any(char.IsControl))
            Add(node, $"silence.recourse: one paragraph of at most {LongestRecourse} characters expected");
        return new SilenceRule(effect, entry.Months ?? 0, recourse);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
