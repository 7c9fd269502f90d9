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
/// When a fund works. Business time runs, as real time does, from local midnight to local midnight of
/// each business day, and stands still on the others. Every instant given is in UTC.
/// </summary>
/// <param name="code">One of <see cref="Holidays.Calendars"/>.</param>
/// <param name="timeZone">The fund's.</param>
/// <param name="closingDays">Days the fund closes beside those of its calendar, with a French reason.</param>
internal sealed class BusinessCalendar(
    string code,
    DateTimeZone timeZone,
    ImmutableSortedDictionary<DateOnly, string> closingDays
)
{
    /// <summary>Changes whenever a rule for holidays does.</summary>
    private const string RulesVersion = "2026.1";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>
    /// The earlier of two instants where clocks go back, the first after a gap where they go forward. Unlike
    /// <see cref="DateTimeZone.AtStartOfDay"/> it has an answer for a date that a zone skips whole.
    /// </summary>
    private static readonly ZoneLocalMappingResolver First = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> _holidays = new();

    public string Code { get; } = code;

    public DateTimeZone TimeZone { get; } = timeZone;

    /// <summary>Names the rules and closing days that a deadline was computed with.</summary>
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
    /// The first instant of a day: midnight, or where a clock change skips midnight, what comes instead of it.
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

    /// <summary>How long those minutes stay the same at least; from the next tick on they may be one less.</summary>
    public TimeSpan SameMinuteFor(DateTimeOffset now, DateTimeOffset dueAt)
    {
        var ticks = dueAt > now ? Between(now, dueAt).Ticks : -Between(dueAt, now).Ticks;
        return TimeSpan.FromTicks(
            (ticks % TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute) % TimeSpan.TicksPerMinute
        );
    }

    /// <summary>The closed days that a stretch of time touches, earliest first.</summary>
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
