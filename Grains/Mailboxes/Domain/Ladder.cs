using MsaOrleans.Calendars;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The escalation of a contact that waits for its answer.</summary>
internal static class Ladder
{
    /// <summary>Reaches each step that has fallen due, and owes one alert for them to the fund's address.</summary>
    public static MailboxState Climb(MailboxState state, Contact contact, MailboxPolicy policy, DateTimeOffset now)
    {
        var reached = contact.Clock.StepsAhead.TakeWhile(step => step.At <= now).ToList();
        if (reached.Count == 0)
            return state;
        var climbed = contact with
        {
            Version = contact.Version + reached.Count,
            Clock = contact.Clock with { Level = reached[^1].Level },
        };
        var alert = AlertOf(state, climbed, contact.Clock.Level, policy, now);
        climbed = climbed with
        {
            Escalations = climbed.Escalations.AddRange(
                reached.Select(step => new Escalation(
                    climbed.Clock.Number,
                    step.Level,
                    step.At,
                    now,
                    step.Level == alert?.Level ? alert.To : null
                ))
            ),
        };
        return alert is null ? state.With(climbed) : state.With(climbed).Owing([alert]);
    }

    /// <summary>
    /// An alert as it would be sent now, to the fund that has the contact now. It is owed only while its clock runs,
    /// and only if no alert of a higher step is owed. A warning is no longer owed once the deadline has passed.
    /// </summary>
    /// <returns>Null when it is no longer owed.</returns>
    public static Alert? Revalidate(
        MailboxState state,
        Contact contact,
        Alert owed,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var clock = contact.Clock;
        if (
            !clock.IsRunning
            || owed.Id != AlertId(contact, owed.Level)
            || state.Outbox.OfType<Alert>().Any(other => other.ContactId == contact.Id && other.Level > owed.Level)
        )
            return null;
        var kind = KindOf(clock, owed.Level);
        if (
            kind == StepKind.Warning
            && clock.Deadline.DueAt <= now
            && clock.Deadline.Steps.Any(step => step.Kind == StepKind.Breach)
        )
            return null;
        var moved = owed.Fund != contact.Fund;
        var address = policy.Funds.Find(contact.Fund)?.EscalationAddress(owed.Level);
        if ((address ?? (moved ? null : owed.To)) is not { } recipient)
            return null;
        var waits = (moved || owed.Attempts + owed.Doubts > 0) && kind != StepKind.Breach && owed.DueAt <= now;
        return owed with
        {
            To = recipient,
            Fund = contact.Fund,
            DueAt = waits ? policy.CalendarOf(contact).NextOfficeTime(now) : owed.DueAt,
        };
    }

    /// <summary>
    /// One mail for all steps reached now and those not yet mailed. It is sent in office hours, or at once if the
    /// breach is among them. Null when the fund has no address for the step.
    /// </summary>
    private static Alert? AlertOf(
        MailboxState state,
        Contact climbed,
        int from,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var (clock, level) = (climbed.Clock, climbed.Clock.Level);
        if (policy.Funds.Find(climbed.Fund)?.EscalationAddress(level) is not { } recipient)
            return null;
        var owed = state
            .Outbox.OfType<Alert>()
            .Where(known => known.Id == AlertId(climbed, known.Level))
            .Select(known => known.Level);
        var told = Enumerable.Range(from + 1, level - from).Concat(owed);
        var breaches = told.Any(step => KindOf(clock, step) == StepKind.Breach);
        return new()
        {
            Id = AlertId(climbed, level),
            To = recipient,
            Fund = climbed.Fund,
            OccurredAt = now,
            DueAt = breaches ? now : policy.CalendarOf(climbed).NextOfficeTime(now),
            ContactId = climbed.Id,
            Level = level,
            Deadline = clock.Deadline.DueAt,
        };
    }

    private static StepKind? KindOf(Clock clock, int level) =>
        clock.Deadline.Steps.FirstOrDefault(step => step.Level == level)?.Kind;

    private static string AlertId(Contact contact, int level) => $"step.{contact.Id}.{contact.Clock.Number}.{level}";
}
