using System.Globalization;
using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>A fund's board: a page by the index of open contacts, and all its counts in one pass over it.</summary>
internal sealed class Boards(NpgsqlDataSource database, Rules rules)
{
    private const int PageSize = 50;

    private const string Page = $"""
        SELECT {Rows.Contact}, h.name FROM contact c LEFT JOIN member h ON h.id = c.member_id
        WHERE c.fund = $1 AND c.status <> 3 AND c.due_at > $2 AND c.due_at <= $3 ORDER BY c.due_at, c.id LIMIT 51
        """;

    private const string Counts = """
        SELECT theme, level, count(*)::int, (count(*) FILTER (WHERE due_at <= $2))::int, (count(*) FILTER (WHERE due_at > $2 AND due_at <= $3))::int,
            (count(*) FILTER (WHERE assignee = $4))::int, (count(*) FILTER (WHERE assignee IS NULL))::int
        FROM contact WHERE fund = $1 AND status <> 3 GROUP BY theme, level
        """;

    public async Task<IResult> ViewAsync(string fund, string view, HttpContext http)
    {
        var caller = Caller.Of(http);
        if (!rules.HasFund(fund))
            return Caller.Problem(404, "unknown-fund", "Caisse inconnue");
        if (caller.Fund != fund)
            return Caller.Problem(403, "forbidden", "Accès refusé");
        if (view is not ("open" or "overdue" or "dueSoon"))
            return Caller.Invalid("invalid-request");
        var now = rules.Now;
        var soon = rules.SoonUntil(fund, now);
        var (from, until) = view switch
        {
            "overdue" => (DateTime.UnixEpoch, now),
            "dueSoon" => (now, soon),
            _ => (DateTime.UnixEpoch, new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        };
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Rows.Command(Page, fund, from, until));
        batch.BatchCommands.Add(Rows.Command(Counts, fund, now, soon, caller.Id));
        await using var rows = await batch.ExecuteReaderAsync(http.RequestAborted);
        var items = await ItemsAsync(rows, fund, now, http.RequestAborted);
        await rows.NextResultAsync(http.RequestAborted);
        var counts = await TallyAsync(rows, view, http.RequestAborted);
        var next = items.Count > PageSize ? Cursor(items[PageSize - 1]) : null;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new BoardAnswer(items.Count > PageSize ? items[..PageSize] : items, counts, next),
            BaselineJson.Default.BoardAnswer
        );
    }

    private async Task<List<BoardItem>> ItemsAsync(
        NpgsqlDataReader rows,
        string fund,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var items = new List<BoardItem>(PageSize + 1);
        while (await rows.ReadAsync(cancellation))
        {
            var contact = rows.ReadContact(desk: true);
            items.Add(
                new(
                    contact.MemberId,
                    contact.Id,
                    contact.Topic,
                    contact.Status,
                    contact.CreatedAt,
                    contact.DueAt,
                    contact.Level ?? 0,
                    contact.Assignee,
                    contact.Version,
                    fund,
                    rules.MinutesLeft(fund, now, contact.DueAt),
                    rows.IsDBNull(18) ? null : rows.GetString(18)
                )
            );
        }
        return items;
    }

    private static async Task<BoardCounts> TallyAsync(
        NpgsqlDataReader rows,
        string view,
        CancellationToken cancellation
    )
    {
        var (open, overdue, soon, mine, free) = (0, 0, 0, 0, 0);
        Dictionary<string, int> themes = [],
            levels = [];
        while (await rows.ReadAsync(cancellation))
        {
            open += rows.GetInt32(2);
            overdue += rows.GetInt32(3);
            soon += rows.GetInt32(4);
            mine += rows.GetInt32(5);
            free += rows.GetInt32(6);
            if (
                rows.GetInt32(
                    view switch
                    {
                        "overdue" => 3,
                        "dueSoon" => 4,
                        _ => 2,
                    }
                )
                is not (> 0 and var shown)
            )
                continue;
            var (theme, level) = (rows.GetString(0), rows.GetInt16(1).ToString(CultureInfo.InvariantCulture));
            themes[theme] = themes.GetValueOrDefault(theme) + shown;
            levels[level] = levels.GetValueOrDefault(level) + shown;
        }
        return new(overdue, soon, open, mine, free, themes, levels);
    }

    private static string Cursor(BoardItem last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.DueAt.Ticks:x}-{last.ContactId}");
}
