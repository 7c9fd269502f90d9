using MsaOrleans.Figures;
using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Tests.Figures;

public sealed class UsualTimesTests
{
    [Fact]
    public void It_is_the_ninth_decile_of_first_answers_in_time_or_late()
    {
        var usual = UsualTimes.Of([
            Answered("famille", 60, 17),
            Answered("famille", 600, 1),
            Answered("famille", 4000, 2, FigureMeasure.AnsweredLate),
            Answered("famille", 9000, 50, FigureMeasure.Received),
        ]);
        Assert.Equal(new UsualTime(600, 20), usual["famille"]);
    }

    [Fact]
    public void With_fewer_than_20_answers_on_a_theme_nothing_is_said() =>
        Assert.Equal(
            ["retraite"],
            UsualTimes
                .Of([Answered("famille", 60, 19), Answered("sante", 1, 1), Answered("retraite", 30, 20)])
                .Keys.AsEnumerable()
        );

    private static FigureCount Answered(
        string theme,
        int minutes,
        int count,
        FigureMeasure measure = FigureMeasure.AnsweredInTime
    ) => new("picardie", new(new(2026, 10, 13), theme, measure, minutes), count);
}
