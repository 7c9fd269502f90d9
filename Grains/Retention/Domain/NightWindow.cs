using System.Globalization;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Retention.Domain;

/// <summary>The hours of each day in which a fund's run may work, in the fund's time zone.</summary>
/// <param name="From">The same as <paramref name="Until"/>: all day.</param>
/// <param name="Until">Of the next day when it is not after the beginning.</param>
internal sealed record NightWindow(TimeOnly From, TimeOnly Until)
{
    /// <returns>Null unless it reads <c>HH:mm-HH:mm</c>.</returns>
    public static NightWindow? Parse(string text) =>
        text.Split('-') is [var from, var until] && Read(from) is { } first && Read(until) is { } last
            ? new(first, last)
            : null;

    /// <summary>The window that is open at an instant, else the next one.</summary>
    public (DateTimeOffset Opens, DateTimeOffset Closes) At(BusinessCalendar calendar, DateTimeOffset now)
    {
        for (var day = calendar.LocalDate(now).AddDays(-1); ; day = day.AddDays(1))
        {
            var closes = calendar.At(From < Until ? day : day.AddDays(1), LocalTime.FromTimeOnly(Until));
            if (now < closes)
                return (calendar.At(day, LocalTime.FromTimeOnly(From)), closes);
        }
    }

    private static TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
