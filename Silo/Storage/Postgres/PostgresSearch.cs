using System.Text.Json;
using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>The part of a commit that keeps the index of searches.</summary>
internal static class PostgresSearch
{
    /// <summary>
    /// Steps of the statement of <see cref="PostgresCommits"/>, after <c>given</c> and <c>won</c>. All of them see the
    /// tables as they were before: a word that stays is neither deleted nor inserted. <c>OFFSET 0</c> makes the planner
    /// look each stale word up in the index: it takes a join for a reason to read all of them. A row of this table
    /// never moves, and only one mailbox writes those of a contact.
    /// </summary>
    public const string Write = """
        looked AS MATERIALIZED
        (
            SELECT entry.*, entry."Shown" IS NULL AS gone
            FROM given JOIN won USING (place)
            CROSS JOIN LATERAL jsonb_to_recordset(given.search) AS entry
            (
                "ContactId" TEXT, "Reworded" BOOLEAN, "Fund" TEXT, "CreatedAt" BIGINT, "Status" BIGINT, "Theme" TEXT,
                "Topic" TEXT, "TopicWords" TEXT, "Words" TEXT, "Shown" TEXT
            )
            WHERE given.search IS NOT NULL
        ), unsaid AS
        (
            DELETE FROM search_word
            WHERE ctid = ANY (ARRAY
            (
                SELECT indexed.ctid
                FROM looked
                CROSS JOIN LATERAL
                (
                    SELECT * FROM search_contact WHERE contact_id = looked."ContactId" OFFSET 0
                ) AS old
                CROSS JOIN LATERAL unnest(string_to_array(old.words, ' ')) AS stale (word)
                CROSS JOIN LATERAL
                (
                    SELECT ctid
                    FROM search_word
                    WHERE fund = old.fund AND word = stale.word
                      AND created_at = old.created_at AND contact_id = old.contact_id
                    OFFSET 0
                ) AS indexed
                WHERE looked."Reworded"
                  AND (gone OR old.fund <> "Fund" OR stale.word <> ALL (string_to_array(looked."Words", ' ')))
            ))
        ), said AS
        (
            INSERT INTO search_word (fund, word, created_at, contact_id)
            SELECT "Fund", word, "CreatedAt", "ContactId"
            FROM looked CROSS JOIN LATERAL unnest(string_to_array("Words", ' ')) AS word
            WHERE "Reworded" AND NOT gone
            ON CONFLICT DO NOTHING
        ), filed AS
        (
            INSERT INTO search_topic (fund, topic, words)
            SELECT DISTINCT "Fund", "Topic", "TopicWords" FROM looked WHERE "Reworded" AND NOT gone ORDER BY 1, 2, 3
            ON CONFLICT DO NOTHING
        ), lost AS
        (
            DELETE FROM search_contact WHERE contact_id = ANY (ARRAY (SELECT "ContactId" FROM looked WHERE gone))
        ), found AS
        (
            INSERT INTO search_contact (contact_id, fund, created_at, status, theme, topic, words, shown)
            SELECT "ContactId", "Fund", "CreatedAt", "Status", "Theme", "Topic", "Words", "Shown"
            FROM looked
            WHERE NOT gone
            ON CONFLICT (contact_id) DO UPDATE SET
                fund = excluded.fund, created_at = excluded.created_at, status = excluded.status,
                theme = excluded.theme, topic = excluded.topic, words = excluded.words, shown = excluded.shown
        )
        """;

    public static string? ToJson(IReadOnlyList<SearchEntry>? entries) =>
        entries is null ? null : JsonSerializer.Serialize(entries);
}
