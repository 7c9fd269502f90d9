using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Figures;
using MsaOrleans.Silo.Storage.Commits;
using Npgsql;
using NpgsqlTypes;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>Rows of boards and figures that go with states which won, in the statement that writes these.</summary>
internal static class PostgresReadModels
{
    public const string Write = $"""
        , board AS
        (
            SELECT *
            FROM unnest
            (
                @board_place, @board_fund, @board_contact_id, @board_member_id, @board_theme_code, @board_theme_label,
                @board_subject_code, @board_subject_label, @board_reason_code, @board_reason_label, @board_status,
                @board_created_at, @board_due_at, @board_next_step_at, @board_level, @board_assignee,
                @board_assignee_name, @board_lapsed_from, @board_version, @board_member_name, @board_lapsed_from_name,
                @board_kind, @board_profile, @board_excerpt
            )
            AS board (place, {SqlBoardStore.Columns})
        ), shown AS
        (
            INSERT INTO open_contact ({SqlBoardStore.Columns})
            SELECT {SqlBoardStore.Columns}
            FROM board JOIN (SELECT place FROM won) AS writer USING (place)
            WHERE member_id IS NOT NULL
            {SqlBoardStore.OnConflict}
        ), left_board AS MATERIALIZED
        (
            SELECT board.fund, board.contact_id, board.version
            FROM board JOIN (SELECT place FROM won) AS writer USING (place)
            WHERE board.member_id IS NULL
        ), hidden AS
        (
            DELETE FROM open_contact
            USING left_board
            WHERE open_contact.fund = left_board.fund AND open_contact.contact_id = left_board.contact_id
              AND open_contact.version <= left_board.version
        ), counted AS
        (
            INSERT INTO figure_event (id, day, fund, theme, measure, minutes)
            SELECT id, day, fund, theme, measure, minutes
            FROM unnest
            (
                @figure_place, @figure_id, @figure_day, @figure_fund, @figure_theme, @figure_measure, @figure_minutes
            )
            AS figure (place, id, day, fund, theme, measure, minutes)
            JOIN (SELECT place FROM won) AS writer USING (place)
            ON CONFLICT (id) DO NOTHING
        )
        """;

    public static void Add(NpgsqlParameterCollection parameters, IReadOnlyList<StateWrite> writes)
    {
        AddBoards(
            parameters,
            [
                .. writes.SelectMany(
                    (write, index) =>
                        write.ReadModels?.Boards.Select(update =>
                            (
                                Place: index + 1L,
                                update.Fund,
                                update.ContactId,
                                (long)update.Version,
                                update.Entry is { } entry ? BoardRow.Of(entry) : null
                            )
                        )
                        ?? []
                ),
            ]
        );
        AddFigures(parameters, writes);
    }

    private static void AddBoards(
        NpgsqlParameterCollection parameters,
        List<(long Place, string Fund, string ContactId, long Version, BoardRow? Row)> rows
    )
    {
        parameters.Add(Column("board_place", NpgsqlDbType.Bigint, rows, row => row.Place));
        parameters.Add(Column("board_fund", NpgsqlDbType.Text, rows, row => row.Fund));
        parameters.Add(Column("board_contact_id", NpgsqlDbType.Text, rows, row => row.ContactId));
        parameters.Add(Column("board_version", NpgsqlDbType.Bigint, rows, row => row.Version));
        Add("member_id", NpgsqlDbType.Text, row => row.member_id);
        Add("theme_code", NpgsqlDbType.Text, row => row.theme_code);
        Add("theme_label", NpgsqlDbType.Text, row => row.theme_label);
        Add("subject_code", NpgsqlDbType.Text, row => row.subject_code);
        Add("subject_label", NpgsqlDbType.Text, row => row.subject_label);
        Add("reason_code", NpgsqlDbType.Text, row => row.reason_code);
        Add("reason_label", NpgsqlDbType.Text, row => row.reason_label);
        Add("status", NpgsqlDbType.Bigint, row => (long?)row.status);
        Add("created_at", NpgsqlDbType.Bigint, row => (long?)row.created_at);
        Add("due_at", NpgsqlDbType.Bigint, row => (long?)row.due_at);
        Add("next_step_at", NpgsqlDbType.Bigint, row => row.next_step_at);
        Add("level", NpgsqlDbType.Bigint, row => (long?)row.level);
        Add("assignee", NpgsqlDbType.Text, row => row.assignee);
        Add("assignee_name", NpgsqlDbType.Text, row => row.assignee_name);
        Add("lapsed_from", NpgsqlDbType.Text, row => row.lapsed_from);
        Add("member_name", NpgsqlDbType.Text, row => row.member_name);
        Add("lapsed_from_name", NpgsqlDbType.Text, row => row.lapsed_from_name);
        Add("kind", NpgsqlDbType.Bigint, row => row.kind);
        Add("profile", NpgsqlDbType.Bigint, row => row.profile);
        Add("excerpt", NpgsqlDbType.Text, row => row.excerpt);

        void Add<T>(string name, NpgsqlDbType type, Func<BoardRow, T?> column) =>
            parameters.Add(Column($"board_{name}", type, rows, given => given.Row is { } row ? column(row) : default));
    }

    private static void AddFigures(NpgsqlParameterCollection parameters, IReadOnlyList<StateWrite> writes)
    {
        var rows = writes
            .SelectMany((write, index) => (write.ReadModels?.Figures ?? []).Select(happened => (index, happened)))
            .ToList();
        Add("place", NpgsqlDbType.Bigint, row => row.index + 1L);
        Add("id", NpgsqlDbType.Text, row => row.happened.Id);
        Add("day", NpgsqlDbType.Text, row => SqlFigureStore.Iso(row.happened.Figure.Day));
        Add("fund", NpgsqlDbType.Text, row => row.happened.Fund);
        Add("theme", NpgsqlDbType.Text, row => row.happened.Figure.Theme);
        Add("measure", NpgsqlDbType.Bigint, row => (long)row.happened.Figure.Measure);
        Add("minutes", NpgsqlDbType.Bigint, row => (long)row.happened.Figure.Minutes);

        void Add<T>(
            string name,
            NpgsqlDbType type,
            Func<(int index, MsaOrleans.Grains.Figures.FigureEvent happened), T> column
        ) => parameters.Add(Column($"figure_{name}", type, rows, column));
    }

    private static NpgsqlParameter Column<TRow, T>(
        string name,
        NpgsqlDbType type,
        List<TRow> rows,
        Func<TRow, T> column
    ) => new(name, NpgsqlDbType.Array | type) { Value = rows.Select(column).ToArray() };
}
