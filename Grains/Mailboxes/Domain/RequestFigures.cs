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
