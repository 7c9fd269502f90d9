using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>Gathers what is wrong with a catalogue, so that all of it is mended at once.</summary>
internal sealed partial class CatalogFaults
{
    private static readonly Dictionary<string, Profile> ProfileNames = Enum.GetValues<Profile>()
        .ToDictionary(profile => profile.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    public void Add(string node, string fault) => found.Add($"{node}: {fault}");

    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw new InvalidCatalogException(found);
    }

    public string Code(string node, string? code, HashSet<string> siblings)
    {
        if (string.IsNullOrEmpty(code))
            Add(node, "code manquant");
        else if (!KebabCase().IsMatch(code))
            Add(node, $"code mal formé « {code} » (minuscules, chiffres et tirets)");
        else if (!siblings.Add(code))
            Add(node, $"code en double « {code} »");
        return code ?? "";
    }

    public string Label(string node, string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            Add(node, "libellé vide");
        return label ?? "";
    }

    /// <returns>The profiles named, in the order of <see cref="Profile"/>; the parent's when none are.</returns>
    public ImmutableArray<Profile> Profiles(string node, ImmutableArray<string>? names, ImmutableArray<Profile> parent)
    {
        if (names is not { } given)
            return parent;
        if (given.IsEmpty)
            Add(node, "aucun profil");

        var profiles = new SortedSet<Profile>();
        foreach (var name in given)
        {
            if (name is null || !ProfileNames.TryGetValue(name, out var profile))
                Add(node, $"profil inconnu « {name} »");
            else if (!parent.Contains(profile))
                Add(node, $"profil « {name} » que le niveau supérieur n'a pas");
            else
                profiles.Add(profile);
        }
        return [.. profiles];
    }

    public Uri Url(string node, string? url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
            return uri;
        Add(node, $"adresse invalide « {url} » (https attendu)");
        return new Uri("https://invalid/");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
