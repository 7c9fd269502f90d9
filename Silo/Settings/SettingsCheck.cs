using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration.Json;

namespace MsaOrleans.Silo.Settings;

/// <summary>
/// Refuses unknown keys in the service's sections, and invalid values. Other sections belong to libraries or to other
/// programs; only misspelt names of ours are refused there.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>May be one value or a list.</summary>
    private const string Ladder = "Sla:Steps";

    /// <exception cref="SettingsException">With everything that is wrong.</exception>
    public static void Check(IConfiguration configuration)
    {
        string[] faults =
        [
            .. UnknownKeys(configuration),
            .. UnknownSections(configuration),
            .. Values(configuration),
            .. LibrarySettings.Faults(configuration),
        ];
        if (faults.Length == 0)
            faults = [.. KnownSettings.Classes.SelectMany(type => Ranges(type, configuration)).Distinct()];
        if (faults.Length > 0)
            throw new SettingsException(faults);
    }

    private static IEnumerable<string> UnknownKeys(IConfiguration configuration) =>
        from section in KnownSettings.Sections
        from key in Leaves(configuration.GetSection(section))
        where !IsKnown(key) && !IsOfOthers(section, key)
        select Unknown(key);

    /// <summary>A connection string of another program: its name is not ours, nor a misspelling of it.</summary>
    private static bool IsOfOthers(string section, string key) =>
        section == "ConnectionStrings" && Nearest.Of(key[(section.Length + 1)..], ["Orleans"]) is null;

    /// <summary>
    /// Sections of a settings file whose names are misspellings of ours. Environment variables are not checked: other
    /// programs share them.
    /// </summary>
    private static IEnumerable<string> UnknownSections(IConfiguration configuration) =>
        from provider in (configuration as IConfigurationRoot)?.Providers ?? []
        where provider is JsonConfigurationProvider
        from section in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !KnownSettings.Sections.Contains(section)
        let near = Nearest.Of(section, KnownSettings.Sections)
        where near is not null
        select $"{section} is unknown: is {near} meant?";

    private static bool IsKnown(string key)
    {
        var end = key.LastIndexOf(':');
        return KnownSettings.All.ContainsKey(key)
            || int.TryParse(key.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                && KnownSettings.All.TryGetValue(key[..end], out var list)
                && (list.IsList || list.Key == Ladder);
    }

    public static string Unknown(string key)
    {
        var section = key.Split(':')[0];
        var siblings = KnownSettings
            .All.Keys.Except(KnownSettings.Unread)
            .Where(known => known.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase))
            .Select(known => known[(section.Length + 1)..]);
        return Nearest.Of(key, KnownSettings.All.Keys) is { } near
            ? $"{key} is unknown: is {near} meant?"
            : $"{key} is unknown: {section} has {string.Join(", ", siblings)}.";
    }

    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section
            .GetChildren()
            .SelectMany(child =>
                child.GetChildren().Any() ? Leaves(child)
                : child.Value is null ? []
                : [child.Path]
            );

    private static IEnumerable<string> Values(IConfiguration configuration) =>
        from known in KnownSettings.All.Values
        let value = configuration[known.Key]
        where value is not null && !(value.Length == 0 && known.Default is null)
        let allowed = known is { IsList: true, Type: not null }
            ? $"be a list: {known.Key}:0 and so on"
            : Value.Allowed(known.Type, value)
        where allowed is not null
        select $"{known.Key} must {allowed}.";

    /// <summary>By the attributes of the properties, which name the key themselves.</summary>
    private static List<string> Ranges(Type type, IConfiguration configuration)
    {
        var options = Activator.CreateInstance(type, nonPublic: true)!;
        configuration.GetSection(KnownSettings.SectionOf(type)!).Bind(options);
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }
}
