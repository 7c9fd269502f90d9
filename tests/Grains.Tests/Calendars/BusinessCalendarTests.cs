using System.Collections.Immutable;
using System.Globalization;
using MsaOrleans.Calendars;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromHours(48);
    private static readonly ImmutableSortedDictionary<DateOnly, string> NoClosing = ImmutableSortedDictionary<
        DateOnly,
        string
    >.Empty;

    [Theory]
    [InlineData("2026-11-20 16:05", "2026-11-24 16:05")] // Friday → Tuesday
    [InlineData("2026-11-21 10:00", "2026-11-25 00:00")] // Saturday → Tuesday 24:00
    [InlineData("2026-11-19 00:00", "2026-11-21 00:00")] // midnight of a Thursday → the earliest instant is midnight of Saturday
    [InlineData("2026-11-21 00:00", "2026-11-25 00:00")] // midnight of a Saturday
    [InlineData("2026-11-11 00:00", "2026-11-14 00:00")] // midnight of a holiday
    [InlineData("2026-11-11 15:00", "2026-11-14 00:00")] // on a holiday (Wednesday) → Friday 24:00
    [InlineData("2026-04-03 16:05", "2026-04-08 16:05")] // Easter
    [InlineData("2026-04-30 16:05", "2026-05-05 16:05")] // 1 May, a Friday, next to a week-end
    [InlineData("2026-05-07 12:00", "2026-05-12 12:00")] // 8 May, a Friday
    [InlineData("2026-05-13 12:00", "2026-05-18 12:00")] // Ascension, a Thursday
    [InlineData("2026-12-31 12:00", "2027-01-05 12:00")] // over the end of a year
    [InlineData("2028-02-28 12:00", "2028-03-01 12:00")] // over 29 February
    [InlineData("2026-03-27 16:05", "2026-03-31 16:05")] // clocks go forward on the Sunday
    [InlineData("2026-10-23 16:05", "2026-10-27 16:05")] // clocks go back on the Sunday
    public void Forty_eight_business_hours_in_metropolitan_France(string receivedAt, string dueAt)
    {
        var calendar = Calendar("metropole");
        Assert.Equal(Paris(dueAt), calendar.Add(Paris(receivedAt), TwoDays));
        Assert.Equal(TwoDays, calendar.Between(Paris(receivedAt), Paris(dueAt)));
    }

    [Theory]
    [InlineData("2026-04-02 16:05", "2026-04-08 16:05")] // Good Friday is closed
    [InlineData("2028-12-22 12:00", "2028-12-28 12:00")] // 25 and 26 December
    public void Alsace_and_Moselle_have_two_days_more(string receivedAt, string dueAt) =>
        Assert.Equal(Paris(dueAt), Calendar("alsace-moselle").Add(Paris(receivedAt), TwoDays));

    [Theory]
    [InlineData("2026-03-28 12:00", "2026-03-30 13:00")] // a day of 23 hours between
    [InlineData("2026-10-24 12:00", "2026-10-26 11:00")] // a day of 25 hours between
    public void Where_it_never_closes_48_hours_are_48_hours(string receivedAt, string dueAt) =>
        Assert.Equal(Paris(dueAt), Calendar("always-open").Add(Paris(receivedAt), TwoDays));

    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")] // midnight is skipped: the day begins at 01:00
    [InlineData("Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")] // midnight comes twice: the first one counts
    [InlineData("Europe/Paris", "2026-03-29", "2026-03-28T23:00:00Z")]
    [InlineData("Indian/Reunion", "2026-03-29", "2026-03-28T20:00:00Z")]
    [InlineData("America/Asuncion", "2024-10-06", "2024-10-06T04:00:00Z")] // midnight is skipped in the year in which the zone changes
    [InlineData("America/Scoresbysund", "2023-03-26", "2023-03-26T01:00:00Z")]
    [InlineData("America/St_Johns", "2006-10-29", "2006-10-29T02:30:00Z")] // back from 00:01 to 23:01: the first midnight counts
    [InlineData("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z")]
    public void A_day_begins_at_its_first_instant(string zone, string day, string instant)
    {
        var calendar = new BusinessCalendar("always-open", Zone(zone), NoClosing);
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        var start = calendar.StartOfDay(date);

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), start);
        Assert.Equal(date, calendar.LocalDate(start));
        Assert.Equal(start + TwoDays, calendar.Add(start, TwoDays));
    }

    /// <summary>
    /// At 00:01 the clocks go back to 23:01. By then the next day has begun, and it is a closing day.
    /// </summary>
    [Fact]
    public void The_end_of_a_day_that_comes_twice_belongs_to_the_next_day()
    {
        var calendar = new BusinessCalendar(
            "always-open",
            Zone("America/St_Johns"),
            NoClosing.Add(new(2006, 10, 29), "travaux")
        );
        DateTimeOffset from = new(2006, 10, 29, 3, 0, 0, TimeSpan.Zero),
            until = new(2006, 10, 30, 4, 30, 0, TimeSpan.Zero);

        Assert.Equal(new(2006, 10, 28), calendar.LocalDate(from));
        Assert.Equal(until, calendar.Add(from, TimeSpan.FromHours(1)));
        Assert.Equal(TimeSpan.FromHours(1), calendar.Between(from, until));
    }

    [Theory]
    [InlineData("2026-11-23 10:00:30", 59, 30)]
    [InlineData("2026-11-23 10:01:00", 59, 0)]
    [InlineData("2026-11-23 11:00:00", 0, 0)]
    [InlineData("2026-11-23 11:00:20", -1, 40)]
    [InlineData("2026-11-20 11:00:00", 24 * 60, 0)]
    public void The_minutes_left_are_rounded_down_and_stay_the_same_for_the_rest(string now, int minutes, int seconds)
    {
        var (calendar, dueAt) = (Calendar("metropole"), Paris("2026-11-23 11:00"));

        Assert.Equal(minutes, calendar.MinutesLeft(Paris(now), dueAt));
        Assert.Equal(TimeSpan.FromSeconds(seconds), calendar.SameMinuteFor(Paris(now), dueAt));
    }

    [Fact]
    public void A_date_that_a_zone_skips_takes_no_time_and_has_no_office_hours()
    {
        // Samoa had no Friday 30 December 2011: the clocks went from Thursday 24:00 to Saturday 00:00.
        var calendar = new BusinessCalendar("metropole", Zone("Pacific/Apia"), NoClosing);
        var change = new DateTimeOffset(2011, 12, 30, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            (change, change),
            (calendar.StartOfDay(new(2011, 12, 30)), calendar.StartOfDay(new(2011, 12, 31)))
        );
        Assert.Equal(change.AddDays(3), calendar.Add(change.AddHours(-12), TimeSpan.FromHours(36)));
        Assert.Equal(TimeSpan.FromHours(12), calendar.Between(change.AddHours(-12), change.AddDays(2)));
        Assert.Equal(change.AddDays(2).AddHours(8), calendar.NextOfficeTime(change.AddHours(-1)));
    }

    [Fact]
    public void A_fund_may_close_on_days_of_its_own()
    {
        var closing = new BusinessCalendar("metropole", Zone("Europe/Paris"), NoClosing.Add(new(2026, 11, 23), "pont"));

        Assert.Equal(Paris("2026-11-25 16:05"), closing.Add(Paris("2026-11-20 16:05"), TwoDays));
        Assert.Equal("pont", closing.ClosedBecause(new(2026, 11, 23)));
        Assert.Equal("2026.1", Calendar("metropole").Version);
        Assert.StartsWith("2026.1+", closing.Version, StringComparison.Ordinal);
        var other = new BusinessCalendar(
            "metropole",
            Zone("Europe/Paris"),
            NoClosing.Add(new(2026, 11, 23), "travaux")
        );
        Assert.NotEqual(closing.Version, other.Version);
        Assert.Equal(Calendar("metropole").Version, Calendar("guyane").Version);
    }

    [Fact]
    public void The_closed_days_touched_are_told_with_their_reason()
    {
        var closed = Calendar("metropole").Closed(Paris("2026-04-03 16:05"), Paris("2026-04-08 16:05"));
        Assert.Equal(
            [
                new ClosedDay(new(2026, 4, 4), "samedi"),
                new(new(2026, 4, 5), "dimanche"),
                new(new(2026, 4, 6), "lundi de Pâques"),
            ],
            closed.AsEnumerable()
        );
        Assert.Empty(Calendar("metropole").Closed(Paris("2026-11-19 00:00"), Paris("2026-11-21 00:00")));
    }

    [Theory]
    [InlineData("2026-11-20 07:59", "2026-11-20 08:00")]
    [InlineData("2026-11-20 08:00", "2026-11-20 08:00")]
    [InlineData("2026-11-20 17:59", "2026-11-20 17:59")]
    [InlineData("2026-11-20 18:00", "2026-11-23 08:00")]
    [InlineData("2026-11-21 12:00", "2026-11-23 08:00")]
    [InlineData("2026-11-10 20:00", "2026-11-12 08:00")]
    public void Office_hours_are_8_to_18_on_business_days(string at, string next) =>
        Assert.Equal(Paris(next), Calendar("metropole").NextOfficeTime(Paris(at)));

    [Theory]
    [InlineData("2026-11-20 09:15", 4, "2026-11-20 13:15")]
    [InlineData("2026-11-19 17:30", 4, "2026-11-20 11:30")] // half an hour of the day, the rest of the next
    [InlineData("2026-11-20 17:30", 4, "2026-11-23 11:30")] // over a week-end
    [InlineData("2026-11-10 16:00", 4, "2026-11-12 10:00")] // over a holiday
    [InlineData("2026-11-20 14:00", 4, "2026-11-20 18:00")] // the earliest instant: not the next morning
    [InlineData("2026-11-20 03:00", 4, "2026-11-20 12:00")] // before the opening
    [InlineData("2026-11-21 12:00", 4, "2026-11-23 12:00")] // on a closed day
    [InlineData("2026-11-19 17:00", 25, "2026-11-24 12:00")] // over more than one whole day
    [InlineData("2026-10-23 17:00", 2, "2026-10-26 09:00")] // clocks go back on the Sunday
    [InlineData("2026-11-20 20:00", 0, "2026-11-23 08:00")]
    public void Office_time_runs_from_8_to_18_on_business_days(string start, int hours, string end) =>
        Assert.Equal(
            Paris(end),
            Calendar("metropole").AddOfficeTime(Paris(start).ToOffset(TimeSpan.FromHours(5)), TimeSpan.FromHours(hours))
        );

    [Fact]
    public void Where_it_never_closes_it_is_always_office_hours()
    {
        var (calendar, night) = (Calendar("always-open"), Paris("2026-11-22 03:00"));
        Assert.Equal(night, calendar.NextOfficeTime(night));
        var end = calendar.AddOfficeTime(night.ToOffset(TimeSpan.FromHours(5)), TimeSpan.FromHours(30));
        Assert.Equal((night.AddHours(30), TimeSpan.Zero), (end, end.Offset));
    }

    private static BusinessCalendar Calendar(string code) => new(code, Zone("Europe/Paris"), NoClosing);

    private static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];

    private static DateTimeOffset Paris(string local) =>
        new DateTimeOffset(
            TimeZoneInfo.ConvertTimeToUtc(
                DateTime.Parse(local, CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")
            ),
            TimeSpan.Zero
        );
}
