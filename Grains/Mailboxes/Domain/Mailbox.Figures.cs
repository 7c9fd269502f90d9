using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>A request has come, with a clock of its own.</summary>
    private static FigureNotice Received(Contact contact, MailboxPolicy policy)
    {
        var at = contact.Clock.Deadline.ReceivedAt;
        var figure = new Figure(policy.CalendarOf(contact).LocalDate(at), contact.Topic.Theme.Code, FigureMeasure.Received);
        return Counting($"received.{contact.Id}.{contact.Clock.Number}", contact, at, figure);
    }

    /// <summary>The first answer to a request; none for what follows it.</summary>
    /// <param name="asked">The contact before the answer.</param>
    private static IEnumerable<Effect> FirstAnswer(Contact asked, MailboxPolicy policy, DateTimeOffset now)
    {
        if (asked.Clock is not { IsRunning: true, Kind: ClockKind.Response, Deadline: var deadline })
            yield break;
        var calendar = policy.CalendarOf(asked);
        var figure = new Figure(
            calendar.LocalDate(now),
            asked.Topic.Theme.Code,
            now <= deadline.DueAt ? FigureMeasure.AnsweredInTime : FigureMeasure.AnsweredLate,
            (int)Math.Ceiling(calendar.Between(deadline.ReceivedAt, now).TotalMinutes));
        yield return Counting($"answered.{asked.Id}.{asked.Clock.Number}", asked, now, figure);
    }

    private static FigureNotice Counting(string id, Contact contact, DateTimeOffset at, Figure figure) => new()
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
