using MsaOrleans.Grains;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Figures;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>The rows of boards and figures that go with a state.</summary>
internal sealed partial class SqliteRows
{
    private const string Show = $"""
        INSERT INTO open_contact ({SqlBoardStore.Columns})
        VALUES (@fund, @contact_id, @member_id, @theme_code, @theme_label, @subject_code, @subject_label,
            @reason_code, @reason_label, @status, @created_at, @due_at, @next_step_at, @level, @assignee,
            @assignee_name, @lapsed_from, @version, @member_name, @lapsed_from_name, @kind, @profile, @excerpt)
        {SqlBoardStore.OnConflict}
        """;

    private const string Hide =
        "DELETE FROM open_contact WHERE fund = @fund AND contact_id = @contact_id AND version <= @version";

    private const string Count = """
        INSERT INTO figure_event (id, day, fund, theme, measure, minutes)
        VALUES (@id, @day, @fund, @theme, @measure, @minutes)
        ON CONFLICT (id) DO NOTHING
        """;

    private void WriteReadModels(ReadModelRows rows)
    {
        foreach (var update in rows.Boards)
            Write(update);
        foreach (var happened in rows.Figures)
            Write(happened);
    }

    private void Write(BoardUpdate update)
    {
        (string, object?)[] key = [("@fund", update.Fund), ("@contact_id", update.ContactId)];
        if (update.Entry is { } entry)
            WriteRow(key, BoardRow.Of(entry));
        else
            Prepared(Hide, [.. key, ("@version", update.Version)]).ExecuteNonQuery();
    }

    private void WriteRow((string, object?)[] key, BoardRow row) =>
        Prepared(
                Show,
                [
                    .. key,
                    ("@member_id", row.member_id),
                    ("@theme_code", row.theme_code),
                    ("@theme_label", row.theme_label),
                    ("@subject_code", row.subject_code),
                    ("@subject_label", row.subject_label),
                    ("@reason_code", row.reason_code),
                    ("@reason_label", row.reason_label),
                    ("@status", row.status),
                    ("@created_at", row.created_at),
                    ("@due_at", row.due_at),
                    ("@next_step_at", row.next_step_at),
                    ("@level", row.level),
                    ("@assignee", row.assignee),
                    ("@assignee_name", row.assignee_name),
                    ("@lapsed_from", row.lapsed_from),
                    ("@version", row.version),
                    ("@member_name", row.member_name),
                    ("@lapsed_from_name", row.lapsed_from_name),
                    ("@kind", row.kind),
                    ("@profile", row.profile),
                    ("@excerpt", row.excerpt),
                ]
            )
            .ExecuteNonQuery();

    private void Write(FigureEvent happened) =>
        Prepared(
                Count,
                ("@id", happened.Id),
                ("@day", SqlFigureStore.Iso(happened.Figure.Day)),
                ("@fund", happened.Fund),
                ("@theme", happened.Figure.Theme),
                ("@measure", (int)happened.Figure.Measure),
                ("@minutes", happened.Figure.Minutes)
            )
            .ExecuteNonQuery();
}
