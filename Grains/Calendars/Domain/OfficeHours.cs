using NodaTime;

namespace MsaOrleans.Grains.Calendars.Domain;

/// <summary>The office hours of a fund: 08:00 to 18:00 on its business days.</summary>
internal static class OfficeHours
{
    private static readonly LocalTime Opening = new(8, 0),
        Closing = new(18, 0);

    /// <summary>The instant itself within office hours, else the next opening.</summary>
    public static DateTimeOffset Next(BusinessCalendar calendar, DateTimeOffset instant)
    {
        var now = instant.ToUniversalTime();
        if (calendar.NeverCloses)
            return now;
        var today = calendar.LocalDate(now);
        if (calendar.IsBusinessDay(today) && now < calendar.At(today, Closing))
            return calendar.At(today, Opening) is var opens && opens > now ? opens : now;
        var day = today.AddDays(1);
        while (!calendar.IsBusinessDay(day) || IsSkipped(calendar, day))
            day = day.AddDays(1);
        return calendar.At(day, Opening);
    }

    /// <summary>The earliest instant at which that much office time has passed since the start.</summary>
    public static DateTimeOffset Add(BusinessCalendar calendar, DateTimeOffset start, TimeSpan officeTime)
    {
        if (calendar.NeverCloses)
            return start.ToUniversalTime() + officeTime;
        for (var (now, left) = (Next(calendar, start), officeTime); ; )
        {
            var closes = calendar.At(calendar.LocalDate(now), Closing);
            if (closes - now >= left)
                return now + left;
            left -= closes - now;
            now = Next(calendar, closes);
        }
    }

    /// <summary>A date that the zone skipped when it moved across the date line.</summary>
    private static bool IsSkipped(BusinessCalendar calendar, DateOnly day) =>
        calendar.LocalDate(calendar.StartOfDay(day)) != day;
}
