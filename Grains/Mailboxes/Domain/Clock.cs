using MsaOrleans.Calendars;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A clock that runs while an answer is owed, with the ladder it climbs.</summary>
/// <param name="Number">1 for the first of the contact.</param>
/// <param name="Deadline">Computed once, when the clock starts, and stored with its steps.</param>
/// <param name="Level">Last step reached, 0 before any.</param>
/// <param name="StoppedAt">When an answer stopped it.</param>
internal sealed record Clock(
    int Number,
    ClockKind Kind,
    Deadline Deadline,
    int Level = 0,
    DateTimeOffset? StoppedAt = null
)
{
    public static Clock ForResponse(int number, string fund, MailboxPolicy policy, DateTimeOffset now) =>
        new(number, ClockKind.Response, DeadlineRule.Respond(policy.Funds.CalendarOf(fund), now, policy.Sla));

    public static Clock ForResolution(int number, string fund, MailboxPolicy policy, DateTimeOffset now) =>
        new(number, ClockKind.Resolution, DeadlineRule.Resolve(policy.Funds.CalendarOf(fund), now, policy.Sla));

    public bool IsRunning => StoppedAt is null;

    /// <summary>The steps not yet reached, earliest first; none once stopped.</summary>
    public IEnumerable<DeadlineStep> StepsAhead => IsRunning ? Deadline.Steps.Where(step => step.Level > Level) : [];

    public Clock Stop(DateTimeOffset now) => this with { StoppedAt = now };
}

internal enum ClockKind
{
    /// <summary>Towards the first answer.</summary>
    Response = 1,

    /// <summary>Towards the final answer, after an interim one.</summary>
    Resolution = 2,
}
