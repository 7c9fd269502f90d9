using CsCheck;
using MsaOrleans.Figures;
using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Tests.Figures;

public sealed class FigureSheetTests
{
    private static readonly DateOnly Day = new(2026, 10, 13);

    [Fact]
    public void Nothing_counted_gives_no_share_and_no_time() =>
        Assert.Equal(new FigureLine(0, 0, 0, null, null, null), FigureSheet.Line([]));

    [Fact]
    public void Shares_are_of_what_was_answered_to_a_tenth()
    {
        var line = FigureSheet.Line([
            Count(FigureMeasure.Received, 0, 7),
            Count(FigureMeasure.AnsweredInTime, 60, 2),
            Count(FigureMeasure.AnsweredLate, 3000, 1),
        ]);
        Assert.Equal(new FigureLine(7, 3, 2, 66.7, 60, 3000), line);
    }

    [Fact]
    public void What_members_say_counts_as_they_said_it_last()
    {
        var line = FigureSheet.Line([
            Count(FigureMeasure.Settled, 0, 3),
            Count(FigureMeasure.Settled, 5, 2),
            Count(FigureMeasure.Settled, 4, 1),
            Count(FigureMeasure.NotSettled, 1, 2),
            Count(FigureMeasure.SettledWithdrawn, 0, 1),
            Count(FigureMeasure.SettledWithdrawn, 5, 1),
            Count(FigureMeasure.NotSettledWithdrawn, 1, 1),
        ]);
        Assert.Equal(new FigureLine(0, 0, 0, null, null, null, 4, 1, 3, 3.3), line);
    }

    [Fact]
    public void Ranks_are_those_of_the_sorted_list() =>
        Gen.Int[0, 500]
            .List[1, 60]
            .Sample(minutes =>
            {
                var line = FigureSheet.Line(
                    minutes
                        .CountBy(minute => minute)
                        .Select(same =>
                            Count(
                                same.Key < 100 ? FigureMeasure.AnsweredInTime : FigureMeasure.AnsweredLate,
                                same.Key,
                                same.Value
                            )
                        )
                );
                minutes.Sort();
                Assert.Equal(minutes[(int)Math.Ceiling(minutes.Count * 0.5) - 1], line.MedianMinutes);
                Assert.Equal(minutes[(int)Math.Ceiling(minutes.Count * 0.9) - 1], line.P90Minutes);
            });

    [Fact]
    public void Lines_by_day_theme_and_fund_add_up()
    {
        var counts = new[]
        {
            Count(FigureMeasure.Received, 0, 3),
            Count(FigureMeasure.Received, 0, 2, Day.AddDays(1), "sante"),
            Count(FigureMeasure.Received, 0, 1, Day, "sante", "gironde"),
        };
        var sheet = FigureSheet.Of("national", Day, Day.AddDays(1), counts, []);
        Assert.Equal(6, sheet.Total.Received);
        Assert.Equal([(Day, 4), (Day.AddDays(1), 2)], sheet.Days.Select(day => (day.Day, day.Figures.Received)));
        Assert.Equal(
            [("famille", 3), ("sante", 3)],
            sheet.Themes.Select(theme => (theme.Code, theme.Figures.Received))
        );
        Assert.Equal([("gironde", 1), ("picardie", 5)], sheet.Funds.Select(fund => (fund.Code, fund.Figures.Received)));
    }

    private static FigureCount Count(
        FigureMeasure measure,
        int minutes,
        int count,
        DateOnly? day = null,
        string theme = "famille",
        string fund = "picardie"
    ) => new(fund, new(day ?? Day, theme, measure, minutes), count);
}
