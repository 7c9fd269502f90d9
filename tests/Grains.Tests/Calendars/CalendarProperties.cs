using System.Collections.Immutable;
using CsCheck;
using MsaOrleans.Grains.Calendars.Domain;
using NodaTime;

namespace MsaOrleans.Grains.Tests.Calendars;

/// <summary>What business time is, whatever the calendar, the zone and the instant.</summary>
public sealed class CalendarProperties
{
    private static readonly string[] Zones =
    [
        "Europe/Paris",
        "America/Cayenne",
        "America/Guadeloupe",
        "America/Marigot",
        "America/Martinique",
        "America/Miquelon",
        "America/St_Barthelemy",
        "Indian/Kerguelen",
        "Indian/Mayotte",
        "Indian/Reunion",
        "Pacific/Gambier",
        "Pacific/Marquesas",
        "Pacific/Noumea",
        "Pacific/Tahiti",
        "Pacific/Wallis",
        "Africa/Cairo",
        "America/Asuncion",
        "America/Havana",
        "America/Sao_Paulo",
        "America/Scoresbysund",
        "America/St_Johns",
        "Pacific/Apia",
    ];

    private static readonly Gen<BusinessCalendar> Calendars = Gen.Select(
        Gen.OneOfConst([.. Holidays.Calendars]),
        Gen.OneOfConst(Zones),
        (code, zone) =>
            new BusinessCalendar(
                code,
                DateTimeZoneProviders.Tzdb[zone],
                ImmutableSortedDictionary<DateOnly, string>.Empty
            )
    );

    private static readonly Gen<DateTimeOffset> Instants = Gen.Long[
            new DateTime(2005, 1, 1).Ticks,
            new DateTime(2040, 1, 1).Ticks
        ]
        .Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static readonly Gen<TimeSpan> Durations = Gen.Long[1, TimeSpan.FromDays(15).Ticks]
        .Select(TimeSpan.FromTicks);

    [Fact]
    public void A_day_begins_when_the_clock_first_shows_its_date() =>
        Gen.Select(Calendars, Instants)
            .Sample(
                (calendar, instant) =>
                {
                    var day = calendar.LocalDate(instant);
                    var start = calendar.StartOfDay(day);
                    return start <= instant
                        && calendar.LocalDate(start) == day
                        && calendar.LocalDate(start.AddTicks(-1)) < day;
                },
                iter: 10_000
            );

    [Fact]
    public void The_deadline_is_the_earliest_instant_at_which_that_business_time_has_passed() =>
        Gen.Select(Calendars, Instants, Durations)
            .Sample(
                (calendar, start, duration) =>
                {
                    var due = calendar.Add(start, duration);
                    return calendar.Between(start, due) == duration
                        && calendar.Between(start, due.AddTicks(-1)) == duration - TimeSpan.FromTicks(1)
                        && due - start >= duration;
                }
            );

    [Fact]
    public void Business_time_adds_up() =>
        Gen.Select(Calendars, Instants, Durations, Durations)
            .Sample(
                (calendar, start, one, other) =>
                    calendar.Add(calendar.Add(start, one), other) == calendar.Add(start, one + other)
            );

    [Fact]
    public void A_later_receipt_is_never_due_earlier() =>
        Gen.Select(Calendars, Instants, Durations, Durations)
            .Sample(
                (calendar, start, later, duration) =>
                    calendar.Add(start, duration) <= calendar.Add(start + later, duration)
            );

    [Fact]
    public void No_answer_is_due_before_48_hours_have_passed() =>
        Gen.Select(Calendars, Instants)
            .Sample(
                (calendar, start) =>
                    DeadlineRule.Respond(calendar, start, SlaPolicy.Default).DueAt - start >= TimeSpan.FromHours(48)
            );
}
