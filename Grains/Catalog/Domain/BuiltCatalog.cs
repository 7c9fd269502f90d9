using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>A valid catalogue, with its indexes.</summary>
internal sealed record BuiltCatalog(
    ImmutableArray<ThemeView> Themes,
    IReadOnlyDictionary<TopicCodes, FiledTopic> Topics,
    ImmutableArray<OnlineServiceView> OnlineServices,
    IReadOnlySet<(string Service, string Reason)> Offers
)
{
    /// <summary>Of two topics with the same codes the first is used, and the other is reported as a fault.</summary>
    public static IReadOnlyDictionary<TopicCodes, FiledTopic> TopicsOf(ImmutableArray<ThemeView> themes)
    {
        var topics = new Dictionary<TopicCodes, FiledTopic>();
        foreach (var theme in themes)
        foreach (var subject in theme.Subjects)
        foreach (var reason in subject.Reasons)
            topics.TryAdd(
                new TopicCodes(theme.Code, subject.Code, reason.Code),
                new FiledTopic(
                    new Topic(
                        new CodeLabel(theme.Code, theme.Label),
                        new CodeLabel(subject.Code, subject.Label),
                        new CodeLabel(reason.Code, reason.Label)
                    ),
                    reason.Profiles,
                    reason.Silence
                )
            );
        return topics;
    }
}

/// <param name="Profiles">Who may choose it.</param>
/// <param name="Silence">What silence means; null where it asks for no decision.</param>
internal sealed record FiledTopic(Topic Topic, ImmutableArray<Profile> Profiles, SilenceRule? Silence);
