using System.Globalization;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Tests.Calendars;

public sealed class HolidaysTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Calendars", "data");

    public static TheoryData<string> Published =>
        [
            .. Directory
                .EnumerateFiles(Data, "*.csv")
                .Select(file => Path.GetFileNameWithoutExtension(file)["jours_feries_".Length..]),
        ];

    [Theory]
    [MemberData(nameof(Published))]
    public void The_rules_give_every_published_date_and_no_other(string calendar)
    {
        var published = File.ReadLines(Path.Combine(Data, $"jours_feries_{calendar}.csv"))
            .Skip(1)
            .Select(line => DateOnly.ParseExact(line.Split(',')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .GroupBy(date => date.Year)
            .ToList();

        Assert.Equal(26, published.Count);
        foreach (var year in published)
            Assert.Equal(year.Distinct().Order(), Holidays.Of(calendar, year.Key).Keys.Order());
    }

    [Fact]
    public void There_are_files_for_five_calendars() =>
        Assert.Equal(
            ["alsace-moselle", "guadeloupe", "la-reunion", "mayotte", "metropole"],
            Published.Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("metropole", "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("alsace-moselle", "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26")]
    [InlineData("guyane", "01-01 04-06 05-01 05-08 05-14 05-25 06-10 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("martinique", "01-01 04-06 05-01 05-08 05-14 05-22 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("saint-barthelemy", "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 10-09 11-01 11-11 12-25")]
    [InlineData("saint-martin", "01-01 04-06 05-01 05-08 05-14 05-25 05-28 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("always-open", "")]
    public void The_year_2026_written_out(string calendar, string days) =>
        Assert.Equal(
            days.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Holidays.Of(calendar, 2026).Keys.Order().Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))
        );

    /// <summary>In 1954 and 1981 the rule moves Easter a week earlier than the moon alone does.</summary>
    [Theory]
    [InlineData("1954-04-19")]
    [InlineData("1981-04-20")]
    [InlineData("2000-04-24")]
    [InlineData("2008-03-24")]
    [InlineData("2011-04-25")]
    [InlineData("2024-04-01")]
    [InlineData("2038-04-26")]
    [InlineData("2100-03-29")]
    public void Easter_Monday_moves(string date)
    {
        var monday = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        Assert.Equal("lundi de Pâques", Holidays.Of("metropole", monday.Year)[monday]);
    }

    [Fact]
    public void A_fund_chooses_one_of_ten_calendars() =>
        Assert.Equal(
            [
                "metropole",
                "alsace-moselle",
                "guadeloupe",
                "guyane",
                "la-reunion",
                "martinique",
                "mayotte",
                "saint-barthelemy",
                "saint-martin",
                "always-open",
            ],
            Holidays.Calendars
        );

    [Fact]
    public void Each_holiday_has_its_name() =>
        Assert.Equal(
            [
                "1er janvier",
                "vendredi saint",
                "lundi de Pâques",
                "1er mai",
                "8 mai",
                "Ascension",
                "lundi de Pentecôte",
                "14 juillet",
                "Assomption",
                "Toussaint",
                "11 novembre",
                "Noël",
                "26 décembre",
            ],
            Holidays.Of("alsace-moselle", 2026).OrderBy(day => day.Key).Select(day => day.Value)
        );

    [Fact]
    public void Overseas_the_abolition_of_slavery_has_its_name() =>
        Assert.Equal("abolition de l’esclavage", Holidays.Of("guyane", 2026)[new(2026, 6, 10)]);

    [Fact]
    public void A_date_that_is_two_holidays_has_both_names() =>
        Assert.Equal("1er mai, Ascension", Holidays.Of("metropole", 2008)[new(2008, 5, 1)]);
}
