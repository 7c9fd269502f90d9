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
    /// <param name="said">The contact with what is said now.</param>
    /// <param name="before">What had been said of the same answer; null for nothing.</param>
    public static IEnumerable<Effect> Feedback(Contact said, Feedback? before, MailboxPolicy policy)
    {
        if (before is not null)
            yield return Notice(said, before, withdrawn: true, policy);
        yield return Notice(said, said.Feedback!, withdrawn: false, policy);
    }

    private static FigureNotice Notice(Contact contact, Feedback feedback, bool withdrawn, MailboxPolicy policy)
    {
        var measure = (feedback.Resolved, withdrawn) switch
        {
            (true, false) => FigureMeasure.Settled,
            (false, false) => FigureMeasure.NotSettled,
            (true, true) => FigureMeasure.SettledWithdrawn,
            (false, true) => FigureMeasure.NotSettledWithdrawn,
        };
        var day = policy.CalendarOf(contact).LocalDate(feedback.At);
        var figure = new Figure(day, contact.Topic.Theme.Code, measure, feedback.Rating ?? 0);
        var id = $"feedback.{contact.Id}.{contact.Version}{(withdrawn ? ".withdrawn" : "")}";
        return Notice(id, contact, contact.Feedback!.At, figure);
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
