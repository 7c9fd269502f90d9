using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>The topics of contacts, and the online services that make one unnecessary. Immutable.</summary>
public sealed class TopicCatalog
{
    private readonly FrozenDictionary<TopicCodes, FiledTopic> _topics;
    private readonly FrozenDictionary<string, OnlineServiceView> _services;
    private readonly IReadOnlySet<(string Service, string Reason)> _offers;
    private readonly CatalogView _everything;
    private readonly FrozenDictionary<Profile, CatalogView> _views;

    private TopicCatalog(BuiltCatalog built)
    {
        _topics = built.Topics.ToFrozenDictionary();
        _services = built.OnlineServices.ToFrozenDictionary(service => service.Code, StringComparer.Ordinal);
        _offers = built.Offers;
        Version = VersionOf(built);
        _everything = new CatalogView(Version, null, built.Themes);
        _views = Enum.GetValues<Profile>()
            .ToFrozenDictionary(
                profile => profile,
                profile => new CatalogView(Version, profile, SeenBy(profile, built.Themes))
            );
    }

    /// <summary>16 hexadecimal digits that change whenever the content does, and only then.</summary>
    public string Version { get; }

    /// <exception cref="DataFiles.DataFaultException">The document is at fault.</exception>
    public static TopicCatalog From(CatalogDocument document) => new(CatalogBuilder.Build(document));

    /// <param name="profile">Whose themes; all when null.</param>
    public CatalogView View(Profile? profile = null) => profile is { } one ? _views[one] : _everything;

    /// <param name="codes">As the caller named it.</param>
    /// <param name="profile">Profile of the member. Null allows any topic: for agents, and for an unknown
    /// profile.</param>
    /// <returns>
    /// The topic with its present labels, or <see cref="RefusalCode.UnknownTopic"/> or
    /// <see cref="RefusalCode.TopicNotForProfile"/>.
    /// </returns>
    public Outcome<Topic> Find(TopicCodes codes, Profile? profile)
    {
        if (!_topics.TryGetValue(codes, out var filed))
            return RefusalCode.UnknownTopic;
        if (profile is { } one && !filed.Profiles.Contains(one))
            return RefusalCode.TopicNotForProfile;
        return filed.Topic;
    }

    /// <summary>What silence means on a topic; null where nothing is said of it, or the topic is gone.</summary>
    public SilenceRule? SilenceOn(Topic topic) =>
        _topics.GetValueOrDefault(new(topic.Theme.Code, topic.Subject.Code, topic.Reason.Code))?.Silence;

    /// <summary>Finds a theme, subject or reason, whatever its profiles.</summary>
    /// <param name="theme">Code; null, like the two others, for the whole catalogue.</param>
    /// <param name="subject">Code within the theme; null, like the reason, for the theme as a whole.</param>
    /// <param name="reason">Code within the subject; null for the subject as a whole.</param>
    /// <returns>The labels down to there, or <see cref="RefusalCode.UnknownTopic"/>.</returns>
    public Outcome<TopicNode> FindNode(string? theme, string? subject, string? reason)
    {
        var foundTheme = _everything.Themes.FirstOrDefault(node => node.Code == theme);
        var foundSubject = foundTheme?.Subjects.FirstOrDefault(node => node.Code == subject);
        var foundReason = foundSubject?.Reasons.FirstOrDefault(node => node.Code == reason);
        if ((foundTheme?.Code, foundSubject?.Code, foundReason?.Code) != (theme, subject, reason))
            return RefusalCode.UnknownTopic;
        return new TopicNode(
            foundTheme is null ? null : new CodeLabel(foundTheme.Code, foundTheme.Label),
            foundSubject is null ? null : new CodeLabel(foundSubject.Code, foundSubject.Label),
            foundReason is null ? null : new CodeLabel(foundReason.Code, foundReason.Label)
        );
    }

    /// <returns>The service, or <see cref="RefusalCode.UnknownOnlineService"/>.</returns>
    public Outcome<OnlineServiceView> FindOnlineService(string code) =>
        _services.TryGetValue(code, out var service) ? service : RefusalCode.UnknownOnlineService;

    /// <summary>Whether a reason of that code offers the service; never more than one does.</summary>
    public bool OffersOnReason(string serviceCode, string reasonCode) => _offers.Contains((serviceCode, reasonCode));

    private static string VersionOf(BuiltCatalog built)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new { built.Themes, built.OnlineServices });
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
    }

    private static ImmutableArray<ThemeView> SeenBy(Profile profile, ImmutableArray<ThemeView> themes) =>
        [
            .. from theme in themes
            let subjects = SeenBy(profile, theme.Subjects)
            where !subjects.IsEmpty
            select theme with
            {
                Subjects = subjects,
            },
        ];

    private static ImmutableArray<SubjectView> SeenBy(Profile profile, ImmutableArray<SubjectView> subjects) =>
        [
            .. from subject in subjects
            let reasons = subject.Reasons.Where(reason => reason.Profiles.Contains(profile)).ToImmutableArray()
            where !reasons.IsEmpty
            select subject with
            {
                Reasons = reasons,
            },
        ];
}
