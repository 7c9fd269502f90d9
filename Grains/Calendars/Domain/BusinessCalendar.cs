using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MsaOrleans.Calendars;
using NodaTime;
using NodaTime.TimeZones;

namespace MsaOrleans.Grains.Calendars.Domain;

/// <summary>
/// The business days of a fund. Business time passes from local midnight to local midnight of each business day, and
/// not on other days. Every instant returned is in UTC.
/// </summary>
/// <param name="code">One of <see cref="Holidays.Calendars"/>.</param>
/// <param name="timeZone">Time zone of the fund.</param>
/// <param name="closingDays">Days on which the fund is also closed, with a French reason.</param>
internal sealed class BusinessCalendar(
    string code,
    DateTimeZone timeZone,
    ImmutableSortedDictionary<DateOnly, string> closingDays
)
{
    /// <summary>To be changed with every change of a holiday rule.</summary>
    private const string RulesVersion = "2026.1";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>
    /// Where clocks go back, the earlier of the two instants. Where they go forward, the first instant after the gap.
    /// Unlike <see cref="DateTimeZone.AtStartOfDay"/>, this also works for a date that a zone skips entirely.
    /// </summary>
    private static readonly ZoneLocalMappingResolver First = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> _holidays = new();

    public string Code { get; } = code;

    public DateTimeZone TimeZone { get; } = timeZone;

    /// <summary>Version of the rules and closing days with which deadlines are computed.</summary>
    public string Version { get; } = closingDays.IsEmpty ? RulesVersion : $"{RulesVersion}+{Fingerprint(closingDays)}";

    internal bool NeverCloses => Code == Holidays.AlwaysOpen;

    public bool IsBusinessDay(DateOnly day) => ClosedBecause(day) is null;

    /// <summary>Why the fund is closed that day, in French; null on a business day.</summary>
    public string? ClosedBecause(DateOnly day)
    {
        if (closingDays.TryGetValue(day, out var closing))
            return closing;
        if (NeverCloses)
            return null;
        if (_holidays.GetOrAdd(day.Year, year => Holidays.Of(Code, year)).TryGetValue(day, out var holiday))
            return holiday;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? French.DateTimeFormat.GetDayName(day.DayOfWeek)
            : null;
    }

    public DateOnly LocalDate(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(TimeZone).Date.ToDateOnly();

    /// <summary>
    /// The first instant of a day: midnight, or the first instant after a clock change that skips midnight.
    /// </summary>
    public DateTimeOffset StartOfDay(DateOnly day) => At(day, LocalTime.Midnight);

    /// <summary>The earliest instant at which that much business time has passed since the start.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan businessTime)
    {
        var (now, left) = (start.ToUniversalTime(), businessTime);
        for (var day = LocalDate(now); ; day = day.AddDays(1))
        {
            var end = StartOfDay(day.AddDays(1));
            if (end <= now)
                continue;
            if (IsBusinessDay(day))
            {
                if (end - now >= left)
                    return now + left;
                left -= end - now;
            }
            now = end;
        }
    }

    /// <summary>Business time from one instant to a later one.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        var (now, passed) = (from.ToUniversalTime(), TimeSpan.Zero);
        for (var day = LocalDate(now); now < until; day = day.AddDays(1))
        {
            var end = StartOfDay(day.AddDays(1));
            if (end <= now)
                continue;
            var stop = end < until ? end : until.ToUniversalTime();
            if (IsBusinessDay(day))
                passed += stop - now;
            now = stop;
        }
        return passed;
    }

    /// <summary>Business minutes to a deadline, rounded down; below zero once it has passed.</summary>
    public int MinutesLeft(DateTimeOffset now, DateTimeOffset dueAt)
    {
        var left = dueAt > now ? Between(now, dueAt) : -Between(dueAt, now);
        return (int)Math.Floor(left.TotalMinutes);
    }

    /// <summary>For how long <see cref="MinutesLeft"/> stays the same at least.</summary>
    public TimeSpan SameMinuteFor(DateTimeOffset now, DateTimeOffset dueAt)
    {
        var ticks = dueAt > now ? Between(now, dueAt).Ticks : -Between(dueAt, now).Ticks;
        return TimeSpan.FromTicks(
            (ticks % TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute) % TimeSpan.TicksPerMinute
        );
    }

    /// <summary>The closed days between two instants, earliest first.</summary>
    public ImmutableArray<ClosedDay> Closed(DateTimeOffset from, DateTimeOffset until)
    {
        var days = ImmutableArray.CreateBuilder<ClosedDay>();
        for (var day = LocalDate(from); StartOfDay(day) < until; day = day.AddDays(1))
            if (ClosedBecause(day) is { } reason)
                days.Add(new(day, reason));
        return days.DrainToImmutable();
    }

    /// <summary>
    /// The instant itself within office hours (08:00 to 18:00 on business days), else the next opening.
    /// </summary>
    public DateTimeOffset NextOfficeTime(DateTimeOffset instant) => OfficeHours.Next(this, instant);

    /// <summary>The earliest instant at which that much of the office hours has passed since the start.</summary>
    public DateTimeOffset AddOfficeTime(DateTimeOffset start, TimeSpan officeTime) =>
        OfficeHours.Add(this, start, officeTime);

    /// <summary>A local time of a day as an instant.</summary>
    internal DateTimeOffset At(DateOnly day, LocalTime time) =>
        TimeZone.ResolveLocal(NodaTime.LocalDate.FromDateOnly(day) + time, First).ToInstant().ToDateTimeOffset();

    private static string Fingerprint(ImmutableSortedDictionary<DateOnly, string> days)
    {
        var text = string.Join('\n', days.Select(day => $"{day.Key:O} {day.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
    }
}
