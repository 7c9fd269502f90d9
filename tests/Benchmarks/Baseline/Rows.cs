using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>From rows to what is answered.</summary>
internal static class Rows
{
    public const string Contact = """
        c.id, c.member_id, c.fund, c.theme, c.theme_label, c.subject, c.subject_label, c.reason, c.reason_label, c.kind, c.status,
        c.created_at, c.due_at, c.answered_at, c.read_at, c.level, c.assignee, c.version
        """;

    public const string Message = "m.contact_id, m.number, m.author_kind, m.author_name, m.sent_at, m.kind, m.text";

    /// <param name="desk">Whether an agent reads.</param>
    public static ContactAnswer ReadContact(this NpgsqlDataReader row, bool desk) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            new(
                new(row.GetString(3), row.GetString(4)),
                new(row.GetString(5), row.GetString(6)),
                new(row.GetString(7), row.GetString(8))
            ),
            (ContactKind)row.GetInt16(9),
            (ContactStatus)row.GetInt16(10),
            row.GetDateTime(11),
            row.GetDateTime(12),
            row.Instant(13),
            row.Instant(14),
            desk ? row.GetInt16(15) : null,
            desk && !row.IsDBNull(16) ? row.GetString(16) : null,
            [],
            row.GetInt32(17)
        );

    public static (string ContactId, MessageAnswer Message) ReadMessage(this NpgsqlDataReader row)
    {
        var contact = row.GetString(0);
        return (
            contact,
            new(
                $"{contact}-{row.GetInt16(1)}",
                new((AuthorKind)row.GetInt16(2), row.GetString(3)),
                row.GetDateTime(4),
                (MessageKind)row.GetInt16(5),
                row.GetString(6)
            )
        );
    }

    public static DateTime? Instant(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDateTime(column);

    public static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
