namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>The statements that keep the index of searches, one contact at a time.</summary>
internal static class SqliteSearch
{
    /// <summary>The words of a contact, as its row has them, go.</summary>
    public const string Unsay = """
        DELETE FROM search_word
        WHERE (fund, word, created_at, contact_id) IN
        (
            SELECT old.fund, word.value, old.created_at, old.contact_id
            FROM search_contact AS old, json_each('["' || replace(old.words, ' ', '","') || '"]') AS word
            WHERE old.contact_id = @contact
        )
        """;

    public const string Say = """
        INSERT INTO search_word (fund, word, created_at, contact_id)
        SELECT @fund, value, @created, @contact FROM json_each(@words) WHERE true
        ON CONFLICT DO NOTHING
        """;

    public const string File =
        "INSERT INTO search_topic (fund, topic, words) VALUES (@fund, @topic, @words) ON CONFLICT DO NOTHING";

    public const string Find = """
        INSERT INTO search_contact (contact_id, fund, created_at, status, theme, topic, words, shown)
        VALUES (@contact, @fund, @created, @status, @theme, @topic, @words, @shown)
        ON CONFLICT (contact_id) DO UPDATE SET
            fund = excluded.fund, created_at = excluded.created_at, status = excluded.status,
            theme = excluded.theme, topic = excluded.topic, words = excluded.words, shown = excluded.shown
        """;

    public const string Lose = "DELETE FROM search_contact WHERE contact_id = @contact";
}
