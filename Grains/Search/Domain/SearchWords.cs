using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Search.Domain;

/// <summary>
/// The words by which a contact is found, and those of a question: letters and digits without accents and case. A
/// contact is found when each word of the question begins one of its own.
/// </summary>
public static class SearchWords
{
    /// <summary>Words of a question at most.</summary>
    public const int MostAsked = 8;

    /// <summary>Words of a person at most: more of a name are not looked at.</summary>
    private const int MostOfName = 8;

    /// <summary>Letters that are more than a base letter and a mark.</summary>
    private static readonly (string Letter, string Written)[] Ligatures =
    [
        ("œ", "oe"),
        ("æ", "ae"),
        ("ß", "ss"),
        ("ø", "o"),
        ("ł", "l"),
        ("đ", "d"),
        ("ð", "d"),
        ("þ", "th"),
        ("ı", "i"),
    ];

    /// <summary>Of a contact, apart from its topic: of the member's name, their id and the reference.</summary>
    public static ImmutableArray<string> OfContact(SearchRow row) =>
        Widest([
            .. OfName(row.MemberName ?? "").Distinct(StringComparer.Ordinal).Take(MostOfName),
            Bare(row.MemberId),
            Bare(ContactReference.Of(row.ContactId)),
        ]);

    /// <summary>Of what a topic is filed under.</summary>
    public static ImmutableArray<string> OfTopic(Topic topic) =>
        Widest([.. Parts($"{topic.Theme.Label} {topic.Subject.Label} {topic.Reason.Label}")]);

    /// <summary>Of a question; none when there is nothing to look for.</summary>
    /// <remarks>
    /// What is written without spaces is one word: "jean-pierre" and "jeanpierre" ask the same. A reference may be said
    /// with spaces between its groups.
    /// </remarks>
    public static ImmutableArray<string> OfQuestion(string text) =>
        ContactReference.IsValid(text.Trim()) ? [Bare(text)] : Widest([.. Chunks(text).Select(Bare)]);

    /// <summary>
    /// The words of a name, each that has a hyphen or an apostrophe without it as well, and the whole name as one.
    /// </summary>
    private static IEnumerable<string> OfName(string name) =>
        Chunks(name).Select(Bare).Prepend(Bare(name)).Concat(Parts(name));

    private static string[] Chunks(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The words without those that begin another: whoever looks for them finds the longer one.</summary>
    private static ImmutableArray<string> Widest(IReadOnlyCollection<string> words)
    {
        var kept = words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. kept.Where(word =>
                !kept.Exists(other => other.Length > word.Length && other.StartsWith(word, StringComparison.Ordinal))
            ),
        ];
    }

    /// <summary>Without what stands between its words.</summary>
    private static string Bare(string text) => string.Concat(Parts(text));

    private static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        foreach (var rune in Plain(text).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune))
                part.Append(rune);
            else if (part.Length > 0)
            {
                yield return part.ToString();
                part.Clear();
            }
        if (part.Length > 0)
            yield return part.ToString();
    }

    /// <summary>In small letters, without marks; what can't be seen is left out.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                plain.Append(Rune.ToLowerInvariant(rune));
        foreach (var (letter, written) in Ligatures)
            plain.Replace(letter, written);
        return plain.ToString();
    }
}
