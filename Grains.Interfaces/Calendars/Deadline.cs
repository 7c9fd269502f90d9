using System.Collections.Immutable;

namespace MsaOrleans.Calendars;

/// <summary>When an answer is due and how that was reached, so that it can be explained years later.</summary>
/// <param name="ReceivedAt">Start of the clock, UTC.</param>
/// <param name="DueAt">The earliest instant, UTC, at which the response time has passed in business hours.</param>
/// <param name="Steps">The escalation ladder, earliest first.</param>
/// <param name="Calendar">Code of the calendar.</param>
/// <param name="CalendarVersion">Version of the rules and closing days it was computed with.</param>
/// <param name="Skipped">The closed days between receipt and due time, earliest first.</param>
/// <param name="BusinessMinutes">The business time that was given; null where it was not kept.</param>
[GenerateSerializer, Immutable, Alias("deadline")]
public sealed record Deadline(
    [property: Id(0)] DateTimeOffset ReceivedAt,
    [property: Id(1)] DateTimeOffset DueAt,
    [property: Id(2)] ImmutableArray<DeadlineStep> Steps,
    [property: Id(3)] string Calendar,
    [property: Id(4)] string CalendarVersion,
    [property: Id(5)] ImmutableArray<ClosedDay> Skipped,
    [property: Id(6)] int? BusinessMinutes = null
);

/// <param name="Level">1 for the first step.</param>
/// <param name="At">When the step is reached if nobody has answered, UTC.</param>
/// <param name="Kind">What reaching it means.</param>
[GenerateSerializer, Immutable, Alias("deadline-step")]
public sealed record DeadlineStep(
    [property: Id(0)] int Level,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] StepKind Kind
);

[GenerateSerializer, Alias("step-kind")]
public enum StepKind
{
    /// <summary>Before the deadline.</summary>
    Warning = 1,

    /// <summary>The first step at or after the deadline.</summary>
    Breach = 2,

    /// <summary>After the breach.</summary>
    Overdue = 3,
}

/// <param name="Date">In the fund's time zone.</param>
/// <param name="Reason">French: <c>samedi</c>, <c>lundi de Pâques</c>…</param>
[GenerateSerializer, Immutable, Alias("closed-day")]
public sealed record ClosedDay([property: Id(0)] DateOnly Date, [property: Id(1)] string Reason);
