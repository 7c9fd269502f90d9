using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Replies;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>The values of the placeholders of a template; null where unknown.</summary>
internal sealed record Filling(
    string? Member,
    string? Agent,
    string? Fund,
    string? Theme,
    string? Subject,
    string? Reason
)
{
    /// <summary>Longest name that is filled in, in UTF-16 code units.</summary>
    public const int LongestName = 100;

    public static readonly ImmutableArray<string> Placeholders =
    [
        "member",
        "agent",
        "fund",
        "theme",
        "subject",
        "reason",
    ];

    public static readonly Filling Nothing = new(null, null, null, null, null, null);

    /// <param name="placeholder">One of <see cref="Placeholders"/>.</param>
    public string? this[string placeholder] =>
        placeholder switch
        {
            "member" => Member,
            "agent" => Agent,
            "fund" => Fund,
            "theme" => Theme,
            "subject" => Subject,
            _ => Reason,
        };

    public static Filling Of(ReplyTemplateQuery query, TopicNode topic) =>
        new(
            Given(query.Member),
            Given(query.Agent),
            Given(query.Fund),
            topic.Theme?.Label,
            topic.Subject?.Label,
            topic.Reason?.Label
        );

    /// <summary>
    /// The values that give the longest text: names of <see cref="LongestName"/> and the longest labels.
    /// </summary>
    public static Filling Longest(CatalogView catalog)
    {
        var name = new string('x', LongestName);
        var subjects = catalog.Themes.SelectMany(theme => theme.Subjects).ToList();
        return new(
            name,
            name,
            name,
            Longest("theme", catalog.Themes.Select(theme => theme.Label)),
            Longest("subject", subjects.Select(subject => subject.Label)),
            Longest("reason", subjects.SelectMany(subject => subject.Reasons).Select(reason => reason.Label))
        );
    }

    /// <summary>A placeholder as written in a template.</summary>
    public static string Written(string placeholder) => $"{{{{ {placeholder} }}}}";

    private static string? Given(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;

    /// <summary>A label may be shorter than the placeholder that stays when there is none.</summary>
    private static string Longest(string placeholder, IEnumerable<string> labels) =>
        new('x', labels.Append(Written(placeholder)).Max(text => text.Length));
}
