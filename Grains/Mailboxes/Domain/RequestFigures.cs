using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a mailbox has its fund count of a request.</summary>
internal static class RequestFigures
{
    /// <summary>A request has come, with a clock of its own.</summary>
    public static FigureNotice Received(Contact contact, MailboxPolicy policy)
    {
        var at = contact.Clock.Deadline.ReceivedAt;
        var day = policy.CalendarOf(contact).LocalDate(at);
        var figure = new Figure(day, contact.Topic.Theme.Code, FigureMeasure.Received);
        return Notice($"received.{contact.Id}.{contact.Clock.Number}", contact, at, figure);
    }

    /// <summary>The first answer to a request; none for what follows it.</summary>
    /// <param name="asked">The contact before the answer.</param>
    public static IEnumerable<Effect> FirstAnswer(Contact asked, MailboxPolicy policy, DateTimeOffset now)
    {
        if (asked.Clock is not { IsRunning: true, Kind: ClockKind.Response, Deadline: var deadline })
            yield break;
        var calendar = policy.CalendarOf(asked);
        var figure = new Figure(
            calendar.LocalDate(now),
            asked.Topic.Theme.Code,
            now <= deadline.DueAt ? FigureMeasure.AnsweredInTime : FigureMeasure.AnsweredLate,
            (int)Math.Ceiling(calendar.Between(deadline.ReceivedAt, now).TotalMinutes)
        );
        yield return Notice($"answered.{asked.Id}.{asked.Clock.Number}", asked, now, figure);
    }

    /// <summary>What is said of an answer counts on its day; what was said before counts no more.</summary>
    /// <param name="before">What had been said of the same answer; null for nothing.</param>
    /// <param name="now">When it is said.</param>
    public static IEnumerable<Effect> Feedback(
        Contact contact,
        Feedback said,
        Feedback? before,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (before is not null)
            yield return Notice(contact, now, Opinion(contact, before, withdrawn: true, policy), ".withdrawn");
        yield return Notice(contact, now, Opinion(contact, said, withdrawn: false, policy), "");
    }

    private static FigureNotice Notice(Contact contact, DateTimeOffset now, Figure figure, string suffix) =>
        Notice($"feedback.{contact.Id}.{contact.Version}{suffix}", contact, now, figure);

    private static Figure Opinion(Contact contact, Feedback feedback, bool withdrawn, MailboxPolicy policy)
    {
        var measure = (feedback.Resolved, withdrawn) switch
        {
            (true, false) => FigureMeasure.Settled,
            (false, false) => FigureMeasure.NotSettled,
            (true, true) => FigureMeasure.SettledWithdrawn,
            (false, true) => FigureMeasure.NotSettledWithdrawn,
        };
        var day = policy.CalendarOf(contact).LocalDate(feedback.At);
        return new(day, contact.Topic.Theme.Code, measure, feedback.Rating ?? 0);
    }

    /// <summary>Ids of all events that a contact may have had counted.</summary>
    public static IEnumerable<string> EventsOf(Contact contact) =>
        Enumerable
            .Range(1, contact.Clock.Number)
            .SelectMany(clock => new[] { $"received.{contact.Id}.{clock}", $"answered.{contact.Id}.{clock}" })
            .Concat(
                Enumerable
                    .Range(1, contact.Version)
                    .Select(version => $"feedback.{contact.Id}.{version}")
                    .SelectMany(said => new[] { said, $"{said}.withdrawn" })
            );

    private static FigureNotice Notice(string id, Contact contact, DateTimeOffset at, Figure figure) =>
        new()
        {
            Id = id,
            To = contact.Fund,
            Fund = contact.Fund,
            OccurredAt = at,
            DueAt = at,
            ContactId = contact.Id,
            Figure = figure,
        };
}
