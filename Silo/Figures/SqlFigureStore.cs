using System.Data.Common;
using System.Globalization;
using Dapper;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Silo.Figures;

/// <summary>
/// Figures in the tables <c>figure_count</c> and <c>figure_event</c>, by SQL that every database of the product
/// understands. Mailboxes add events and lock nothing that others wait for; at night the events become counts.
/// </summary>
internal sealed class SqlFigureStore(DbDataSource database, TimeProvider time) : IFigureStore
{
    /// <summary>Events that were counted before mailboxes wrote them are known for so long.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(45);

    private const string Add = """
        INSERT INTO figure_count (fund, day, theme, measure, minutes, n)
        VALUES (@Fund, @Day, @Theme, @Measure, @Minutes, @Number)
        ON CONFLICT (fund, day, theme, measure, minutes) DO UPDATE SET n = figure_count.n + excluded.n
        """;

    public async Task<IReadOnlyList<FigureCount>> ReadAsync(string? fund, DateOnly from, DateOnly to)
    {
        var of = fund is null ? "fund IS NOT NULL" : "fund = @fund";
        var query = $"""
            SELECT fund, day, theme, measure, minutes, CAST(SUM(n) AS BIGINT) AS n
            FROM
            (
                SELECT fund, day, theme, measure, minutes, n FROM figure_count
                WHERE day BETWEEN @from AND @to AND {of}
                UNION ALL
                SELECT fund, day, theme, measure, minutes, 1 FROM figure_event
                WHERE day BETWEEN @from AND @to AND {of}
            ) AS counted
            GROUP BY fund, day, theme, measure, minutes
            """;
        await using var connection = await database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<Row>(
            query,
            new
            {
                fund,
                from = Iso(from),
                to = Iso(to),
            }
        );
        return [.. rows.Select(row => row.ToCount())];
    }

    public async Task FoldAsync(string fund)
    {
        var known = Iso(DateOnly.FromDateTime((time.GetUtcNow() - KnownFor).UtcDateTime));
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await FoldAsync(transaction, "fund = @fund", new { fund });
        await transaction.CommitAsync();
        await connection.ExecuteAsync("DELETE FROM figure_event WHERE fund IS NULL AND day < @known", new { known });
    }

    /// <summary>Removes events and adds to the counts what was removed, so that no event is counted twice.</summary>
    public static async Task FoldAsync(DbTransaction transaction, string condition, object values)
    {
        var remove = $"DELETE FROM figure_event WHERE {condition} RETURNING fund, day, theme, measure, minutes";
        var removed = await transaction.Connection!.QueryAsync<Event>(remove, values, transaction);
        var counts = removed
            .Where(happened => happened.Fund is not null)
            .GroupBy(happened => (happened.Fund, happened.Day, happened.Theme, happened.Measure, happened.Minutes))
            .OrderBy(same => same.Key)
            .Select(same => new
            {
                same.Key.Fund,
                same.Key.Day,
                same.Key.Theme,
                same.Key.Measure,
                same.Key.Minutes,
                Number = same.LongCount(),
            });
        await transaction.Connection!.ExecuteAsync(Add, counts, transaction);
    }

    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Set by name: SQLite names no type of what is null.</summary>
    private sealed class Event
    {
        public string? Fund { get; set; }

        public string Day { get; set; } = "";

        public string? Theme { get; set; }

        public long? Measure { get; set; }

        public long? Minutes { get; set; }
    }

    /// <summary>Set by name: without rows, SQLite names no type of a sum.</summary>
    private sealed class Row
    {
        public string Fund { get; set; } = "";

        public string Day { get; set; } = "";

        public string Theme { get; set; } = "";

        public long Measure { get; set; }

        public long Minutes { get; set; }

        public long N { get; set; }

        public FigureCount ToCount()
        {
            var day = DateOnly.ParseExact(Day, "O", CultureInfo.InvariantCulture);
            return new(Fund, new(day, Theme, (FigureMeasure)Measure, (int)Minutes), (int)N);
        }
    }
}
