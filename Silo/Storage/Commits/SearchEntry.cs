using System.Text.Json;
using MsaOrleans.Grains.Search;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Silo.Encryption;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>The rows of one contact in the index of searches.</summary>
/// <param name="Reworded">Whether the rows of its words change.</param>
/// <param name="CreatedAt">UTC, in ticks.</param>
/// <param name="Topic">Names the words of its topic.</param>
/// <param name="Words">With a space between; the last one stands for the topic.</param>
/// <param name="Shown">As JSON; null when the contact leaves the index.</param>
public sealed record SearchEntry(
    string ContactId,
    bool Reworded,
    string? Fund = null,
    long CreatedAt = 0,
    long Status = 0,
    string? Theme = null,
    string? Topic = null,
    string? TopicWords = null,
    string? Words = null,
    string? Shown = null
)
{
    /// <summary>In front of a topic among the words; no word begins with it.</summary>
    public const string TopicMark = "/";

    /// <summary>Null when nothing changes.</summary>
    /// <param name="dataKey">Encrypts excerpts; null leaves them in the clear.</param>
    internal static IReadOnlyList<SearchEntry>? Of<T>(T state, DataKey? dataKey) =>
        state is IIsFound { Found: { IsDefaultOrEmpty: false } found }
            ? [.. found.Select(change => Of(Excerpts.Seal(change, dataKey)))]
            : null;

    private static SearchEntry Of(SearchChange change)
    {
        if (change.Row is not { } row)
            return new(change.ContactId, Reworded: true);
        var topicWords = string.Join(' ', SearchWords.OfTopic(row.Topic));
        var topic = SearchTopics.KeyOf(row.Topic);
        return new(
            change.ContactId,
            change.IsReworded,
            row.Fund,
            row.CreatedAt.UtcTicks,
            (long)row.Status,
            row.Topic.Theme.Code,
            topic,
            topicWords,
            string.Join(' ', SearchWords.OfContact(row).Add(TopicMark + topic)),
            JsonSerializer.Serialize(row, StateJson.Options)
        );
    }
}
