using System.Collections.Immutable;
using MsaOrleans.Calendars;

namespace MsaOrleans.Grains.Calendars.Domain;

/// <summary>Computes the deadline of a clock and the steps of its ladder.</summary>
internal static class DeadlineRule
{
    /// <summary>The clock of the first answer.</summary>
    public static Deadline Respond(BusinessCalendar calendar, DateTimeOffset receivedAt, SlaPolicy policy) =>
        Compute(calendar, receivedAt, policy.Response, policy.Steps, policy.Response);

    /// <summary>
    /// The clock of the final answer, after an interim one. Each step keeps its distance from the deadline.
    /// </summary>
    public static Deadline Resolve(BusinessCalendar calendar, DateTimeOffset startedAt, SlaPolicy policy) =>
        Compute(calendar, startedAt, policy.Resolution, policy.Steps, policy.Response);

    private static Deadline Compute(
        BusinessCalendar calendar,
        DateTimeOffset start,
        TimeSpan owed,
        ImmutableArray<TimeSpan> steps,
        TimeSpan response
    )
    {
        var received = start.ToUniversalTime();
        var due = calendar.Add(received, owed);
        var breach = steps.TakeWhile(step => step < response).Count();
        var ladder = steps
            .Select((step, index) => (Offset: step - response + owed, Level: index + 1, Kind: KindOf(index, breach)))
            .Where(step => step.Offset > TimeSpan.Zero)
            .Select(step => new DeadlineStep(step.Level, calendar.Add(received, step.Offset), step.Kind));
        return new(
            received,
            due,
            [.. ladder],
            calendar.Code,
            calendar.Version,
            calendar.Closed(received, due),
            (int)owed.TotalMinutes
        );
    }

    private static StepKind KindOf(int index, int breach) =>
        index < breach ? StepKind.Warning
        : index == breach ? StepKind.Breach
        : StepKind.Overdue;
}
