using MsaOrleans.Grains.Search;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Search;

/// <summary>The statements of a search. Words are letters and digits, so they have nothing that LIKE gives a meaning.
/// </summary>
internal static class SearchSql
{
    /// <summary>Comes after every character of a word.</summary>
    public const string Last = "\U0010ffff";

    /// <summary>Rows that one contact can have for one word, at most.</summary>
    private const int MostRows = 12;

    /// <summary>How many contacts have each word, or as many as make it common.</summary>
    public static string Count(IReadOnlyList<string> words) =>
        string.Join(
            " UNION ALL ",
            Enumerable
                .Range(0, words.Count)
                .Select(place =>
                    $"SELECT {place} AS Place, COUNT(*) AS Number FROM ({Having(place)} LIMIT @common) AS w{place}"
                )
        );

    /// <summary>Contacts that have each of some words, looked at for the rest.</summary>
    public static string AmongWords(SearchRequest request, IReadOnlyList<int> rare)
    {
        var isAll = rare.Count == request.Words.Count && request.Theme is null && request.Status is null;
        var enough = isAll && rare.Count == 1 ? $"LIMIT @limit * {MostRows}" : "";
        var having = rare.Count == 1 ? Having(rare[0]) : string.Join(" INTERSECT ", rare.Select(Posting));
        return $"""
            SELECT shown FROM
            (
                SELECT created_at, contact_id,
                (
                    SELECT shown FROM search_contact AS c
                    WHERE c.contact_id = hit.contact_id{FiltersOf(request)}{RestOf(request, rare)}
                ) AS shown
                FROM
                (
                    SELECT DISTINCT created_at, contact_id FROM
                    (
                        SELECT created_at, contact_id FROM ({having}) AS had
                        WHERE {Place}
                        ORDER BY created_at DESC, contact_id DESC
                        {enough}
                    ) AS near
                    ORDER BY created_at DESC, contact_id DESC
                ) AS hit
            ) AS looked
            WHERE shown IS NOT NULL
            ORDER BY created_at DESC, contact_id DESC
            LIMIT @limit
            """;
    }

    /// <summary>Contacts from the newest on, each looked at for all words.</summary>
    public static string FromNewest(SearchRequest request) =>
        $"""
            SELECT shown FROM search_contact AS c
            WHERE fund = @fund AND {Place}{FiltersOf(request)}{RestOf(request, [])}
            ORDER BY created_at DESC, contact_id DESC
            LIMIT @limit
            """;

    private const string Place = "created_at >= @since AND (created_at, contact_id) < (@at, @id)";

    private static string Posting(int place) => $"SELECT created_at, contact_id FROM ({Having(place)}) AS p{place}";

    /// <summary>Rows of a word, and of the topics that have it.</summary>
    private static string Having(int place) =>
        $"""
            SELECT created_at, contact_id FROM search_word
            WHERE fund = @fund AND word >= @word{place} AND word < @end{place}
            UNION ALL
            SELECT created_at, contact_id FROM search_topic AS t
            JOIN search_word AS w ON w.fund = @fund AND w.word = '/' || t.topic
            WHERE t.fund = @fund AND ' ' || t.words LIKE @like{place}
            """;

    private static string FiltersOf(SearchRequest request) =>
        (request.Theme is null ? "" : " AND c.theme = @theme")
        + request.Status switch
        {
            null => "",
            ContactStatus.Answered => " AND c.status = @status",
            _ => " AND c.status < 3 AND c.status = @status",
        };

    private static string RestOf(SearchRequest request, IReadOnlyList<int> known) =>
        string.Concat(
            Enumerable
                .Range(0, request.Words.Count)
                .Except(known)
                .Select(place =>
                    $"""
                         AND (' ' || c.words LIKE @like{place} OR c.topic IN
                            (SELECT topic FROM search_topic WHERE fund = @fund AND ' ' || words LIKE @like{place}))
                        """
                )
        );
}
