using System.Data.Common;
using System.Globalization;
using Dapper;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Silo.Figures;

/// <summary>
/// Figures in the tables <c>figure_count</c> and <c>figure_event</c>, by SQL that every database of the product
/// understands. An event and its count are one transaction: counted once, however often it comes.
/// </summary>
internal sealed class SqlFigureStore(DbDataSource database, TimeProvider time) : IFigureStore
{
    private const string Note = "INSERT INTO figure_event (id, day) VALUES (@id, @day) ON CONFLICT (id) DO NOTHING";

    private const string Count = """
        INSERT INTO figure_count (fund, day, theme, measure, minutes, n)
        VALUES (@fund, @day, @theme, @measure, @minutes, 1)
        ON CONFLICT (fund, day, theme, measure, minutes) DO UPDATE SET n = figure_count.n + 1
        """;

    private const string Select =
        "SELECT fund, day, theme, measure, minutes, n FROM figure_count WHERE day BETWEEN @from AND @to";

    public async Task CountAsync(IReadOnlyList<FigureEvent> events)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // An event is forgotten by the day on which it was counted: it repeats for a while after that.
        var counted = Iso(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        foreach (var (_, id, fund, figure) in events)
            if (await connection.ExecuteAsync(Note, new { id, day = counted }, transaction) == 1)
                await connection.ExecuteAsync(
                    Count,
                    new
                    {
                        fund,
                        day = Iso(figure.Day),
                        theme = figure.Theme,
                        measure = (int)figure.Measure,
                        minutes = figure.Minutes,
                    },
                    transaction
                );
        await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<FigureCount>> ReadAsync(string? fund, DateOnly from, DateOnly to)
    {
        await using var connection = await database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<Row>(
            fund is null ? Select : $"{Select} AND fund = @fund",
            new
            {
                fund,
                from = Iso(from),
                to = Iso(to),
            }
        );
        return [.. rows.Select(row => row.ToCount())];
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

#pragma warning disable IDE1006, CA1812 // named as the columns are, made by Dapper
    private sealed record Row(string fund, string day, string theme, long measure, long minutes, long n)
    {
        public FigureCount ToCount() =>
            new(
                fund,
                new(
                    DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture),
                    theme,
                    (FigureMeasure)measure,
                    (int)minutes
                ),
                (int)n
            );
    }
#pragma warning restore IDE1006, CA1812
}
