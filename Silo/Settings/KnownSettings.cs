using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using MsaOrleans.Grains.Mailboxes;
using MsaOrleans.Silo.Operations;

namespace MsaOrleans.Silo.Settings;

/// <param name="Key">As in <c>Mail:Host</c>.</param>
/// <param name="Type">Of its value; null where another program of the service reads it, which then checks it.</param>
/// <param name="Default">What holds unless it is set.</param>
/// <param name="IsList">Whether its values are children: <c>Cors:Origins:0</c>.</param>
public sealed record KnownSetting(string Key, Type? Type, object? Default = null, bool IsList = false);

/// <summary>
/// All keys of the service's own sections. They are those of its classes of options, which have a constant
/// <c>Section</c> each, and a key for each property.
/// </summary>
public static class KnownSettings
{
    private const string SectionField = "Section";

    /// <summary>
    /// Keys that only the Api reads. A silo takes them for known: the processes of a service may share one environment.
    /// </summary>
    public static readonly ImmutableArray<string> OfApi =
    [
        "Auth:Audience",
        "Auth:Authority",
        "Auth:ClientId",
        "Auth:ClientSecret",
        "Auth:Scopes",
        "Cors:Origins",
        "Demo:Enabled",
        "Demo:Seed",
        "Demo:SigningKey",
        "Limits:ConcurrentRequests",
        "Limits:RequestsPerMinute",
        "Limits:RequestsPerMinutePerAddress",
        "Limits:WritesPerHour",
        "Limits:CodesPerHour",
    ];

    /// <summary>
    /// Keys that other versions read. Versions that run side by side during an upgrade share one environment: such a
    /// key does not stop a start, but a warning says that it has no effect.
    /// </summary>
    private static readonly ImmutableArray<string> OfOtherVersions =
    [
        "Cluster:Tls:Authority",
        "Cluster:Tls:Certificate",
        "Cluster:Tls:Key",
    ];

    /// <summary>Classes of options of this program.</summary>
    public static ImmutableArray<Type> Classes { get; } =
    [
        .. new[] { typeof(LimitOptions).Assembly, typeof(KnownSettings).Assembly, Assembly.GetEntryAssembly()! }
            .Distinct()
            .SelectMany(ClassesOf),
    ];

    public static ImmutableSortedDictionary<string, KnownSetting> All { get; } = Find();

    /// <summary>Names of the sections, in which no other key may stand.</summary>
    public static ImmutableSortedSet<string> Sections { get; } =
        All.Keys.Select(key => key.Split(':')[0]).ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that the classes of options of an assembly have.</summary>
    public static IEnumerable<KnownSetting> Of(Assembly assembly) =>
        ClassesOf(assembly).SelectMany(type => Of(SectionOf(type)!, type));

    private static IEnumerable<Type> ClassesOf(Assembly assembly) =>
        assembly.GetTypes().Where(type => SectionOf(type) is not null);

    public static string? SectionOf(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetField(SectionField, BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field
            ? (string?)field.GetRawConstantValue()
            : null;

    /// <summary>Those of other versions that nothing here reads.</summary>
    public static IEnumerable<string> Unread =>
        OfOtherVersions.Where(key => !OfApi.Contains(key) && All[key].Type is null);

    private static ImmutableSortedDictionary<string, KnownSetting> Find()
    {
        var known = Classes
            .SelectMany(type => Of(SectionOf(type)!, type))
            .Append(new("ConnectionStrings:Orleans", typeof(string)))
            .Append(new(Dashboard.Enabled, typeof(bool)))
            .DistinctBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(setting => setting.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var key in OfApi.Concat(OfOtherVersions))
            known.TryAdd(key, new(key, Type: null, IsList: key == "Cors:Origins"));
        return known.ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Properties that the binder sets; one of a class of its own is a section within the section.</summary>
    private static IEnumerable<KnownSetting> Of(string section, Type type)
    {
        var unset = Activator.CreateInstance(type, nonPublic: true);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var key = $"{section}:{property.Name}";
            var isList = value != typeof(string) && value.IsAssignableTo(typeof(IEnumerable));
            if (value.IsClass && value != typeof(string) && value != typeof(Uri) && !isList)
                foreach (var inner in Of(key, value))
                    yield return inner;
            else
                yield return new(key, value, property.GetValue(unset), isList);
        }
    }
}
