using MsaOrleans.Calendars;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// A mail is owed when something happens, and may leave much later: in the morning, or when a server is back. It is
/// weighed by how things stand then, so that nobody is told what is true no more.
/// </summary>
internal static partial class Mailbox
{
    /// <summary>
    /// The state owing what is still to be said, to whom it is to be said now. The same state when that is all of it.
    /// </summary>
    public static MailboxState Weighed(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var weighed = state.Outbox;
        foreach (var owed in state.Outbox.OfType<MailEffect>())
            weighed = Weigh(state, owed, policy, now) switch
            {
                null => weighed.Remove(owed),
                var changed when changed != owed => weighed.Replace(owed, changed),
                _ => weighed,
            };
        return weighed == state.Outbox ? state : state with { Outbox = weighed };
    }

    /// <summary>A mail as it would leave now; null when it is owed no more.</summary>
    private static MailEffect? Weigh(MailboxState state, MailEffect owed, MailboxPolicy policy, DateTimeOffset now)
    {
        var about = (owed as ContactMail)?.ContactId;
        var contact = state.Contacts.FirstOrDefault(known => known.Id == about);
        return owed switch
        {
            Alert alert => contact is null ? null : WeighAlert(state, contact, alert, policy, now),
            AnswerAvailable notice => contact is null ? null : WeighAnswer(state, contact, notice, now),
            Transferred => contact is { IsAnswered: false } && contact.Fund == owed.Fund ? ToHolder(state, owed) : null,
            UnreadReminder => contact is { HasUnread: true } && state.Preferences.Recalls ? ToHolder(state, owed) : null,
            _ => ToHolder(state, owed),
        };
    }

    /// <summary>At the address of the latest token seen.</summary>
    private static MailEffect ToHolder(MailboxState state, MailEffect owed) =>
        state.Holder?.Email is { } email ? owed with { To = email } : owed;

    /// <summary>Not once it has been read; and to a proxy only as long as they are one.</summary>
    private static MailEffect? WeighAnswer(MailboxState state, Contact contact, AnswerAvailable owed, DateTimeOffset now)
    {
        if (!state.Preferences.AnswerNotifications
            || contact.Messages.FirstOrDefault(message => Announces(owed, message)) is not { } answer
            || contact.ReadAt >= answer.SentAt)
            return null;
        if (owed.Id == NoticeId(answer))
            return ToHolder(state, owed);
        var proxy = state.Mandates.FirstOrDefault(mandate => owed.Id == NoticeId(answer, mandate) && mandate.InForce(now));
        return proxy?.Email is { } email ? owed with { To = email } : null;
    }

    /// <summary>
    /// Only while the clock that it is about runs; the highest step speaks for those below it, the breach for a warning
    /// that comes too late. To the fund that has the contact now.
    /// </summary>
    private static Alert? WeighAlert(MailboxState state, Contact contact, Alert owed, MailboxPolicy policy, DateTimeOffset now)
    {
        var clock = contact.Clock;
        if (!clock.IsRunning || owed.Id != AlertId(contact, owed.Level)
            || state.Outbox.OfType<Alert>().Any(other => other.ContactId == contact.Id && other.Level > owed.Level))
            return null;
        var kind = KindOf(clock, owed.Level);
        if (kind == StepKind.Warning && clock.Deadline.DueAt <= now
            && clock.Deadline.Steps.Any(step => step.Kind == StepKind.Breach))
            return null;
        var moved = owed.Fund != contact.Fund;
        if ((policy.Funds.Find(contact.Fund)?.EscalationAddress(owed.Level) ?? (moved ? null : owed.To)) is not { } recipient)
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
    /// One mail for all the steps reached at once and those still to be told. It leaves in office hours, at once if the
    /// breach is among them. Null when the fund wants none.
    /// </summary>
    private static Alert? AlertOf(MailboxState state, Contact climbed, int from, MailboxPolicy policy, DateTimeOffset now)
    {
        var (clock, level) = (climbed.Clock, climbed.Clock.Level);
        if (policy.Funds.Find(climbed.Fund)?.EscalationAddress(level) is not { } recipient)
            return null;
        var owed = state.Outbox.OfType<Alert>().Where(known => known.Id == AlertId(climbed, known.Level)).Select(known => known.Level);
        var told = Enumerable.Range(from + 1, level - from).Concat(owed);
        return new()
        {
            Id = AlertId(climbed, level),
            To = recipient,
            Fund = climbed.Fund,
            OccurredAt = now,
            DueAt = told.Any(step => KindOf(clock, step) == StepKind.Breach) ? now : policy.CalendarOf(climbed).NextOfficeTime(now),
            ContactId = climbed.Id,
            Level = level,
            Deadline = clock.Deadline.DueAt,
        };
    }

    private static StepKind? KindOf(Clock clock, int level) =>
        clock.Deadline.Steps.FirstOrDefault(step => step.Level == level)?.Kind;

    private static string AlertId(Contact contact, int level) => $"step.{contact.Id}.{contact.Clock.Number}.{level}";

    private static string NoticeId(Message answer) => $"answer.{answer.Id}";

    private static string NoticeId(Message answer, Mandate proxy) => $"{NoticeId(answer)}.{Digest.Of(proxy.ProxyId)}";

    private static bool Announces(AnswerAvailable owed, Message message) =>
        owed.Id == NoticeId(message) || owed.Id.StartsWith($"{NoticeId(message)}.", StringComparison.Ordinal);
}
