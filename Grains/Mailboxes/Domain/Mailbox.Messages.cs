using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Adds to a contact that is owed an answer, or reopens one answered lately, with a new clock.</summary>
    public static Outcome<Decision<Contact>> AddMessage(
        MailboxState state, Actor actor, string contactId, NewMessage command, MailboxPolicy policy, DateTimeOffset now)
    {
        if (Own(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfMember(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "message", contactId, text);
        if (Repeated(state, receipt) is { } repeated)
            return repeated;
        if (contact.ReopenableUntil < now)
            return RefusalCode.ContactClosed;
        if (contact.Messages.Length >= MailboxLimit.MaxMessages)
            return RefusalCode.ThreadFull;

        var standing = StandingOf(state, actor, now);
        var written = contact.Written(NextMessage(contact, AuthorOf(actor, standing), now, MessageKind.FollowUp, text, receipt));
        var next = Naming(state, actor, standing, now);
        if (!contact.IsAnswered)
            return next.With(written).Answering(written);
        var reopened = written with
        {
            ReadAt = written.Messages[^1].SentAt,
            RecallAt = null,
            Clock = ResponseClock(contact.Clock.Number + 1, contact.Fund, policy, now),
        };
        return next.With(reopened).Owing([.. Acknowledgement(next, reopened), Received(reopened, policy)]).Answering(reopened);
    }

    /// <summary>An agent's answer stops the running clock; an interim one starts that of the final answer.</summary>
    public static Outcome<Decision<Contact>> Reply(
        MailboxState state, Actor actor, string contactId, NewReply command, MailboxPolicy policy, DateTimeOffset now)
    {
        if (OfDesk(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfAgent(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "reply", contactId, command.Kind.ToString(), text);
        if (Repeated(state, receipt) is { } repeated)
            return repeated;
        if (command.SeenVersion is { } seen && (seen < contact.WrittenVersion || seen > contact.Version))
            return RefusalCode.StaleVersion;
        if (command.Kind == ReplyKind.Interim && contact.Status != ContactStatus.Open)
            return RefusalCode.AlreadyAnswered;
        if (contact.IsAnswered && contact.Messages.Length >= MailboxLimit.MaxMessages)
            return RefusalCode.ThreadFull;

        var kind = command.Kind == ReplyKind.Interim ? MessageKind.Interim : MessageKind.Final;
        var message = NextMessage(contact, AuthorOf(actor, Standing.Staff), now, kind, text, receipt);
        var answered = Answered(Touched(contact, actor, policy, now).Written(message), command.Kind, policy, now);
        return state.With(answered).Owing([.. AnswerNotices(state, answered, message, now), .. FirstAnswer(contact, policy, now)]).Answering(answered);
    }

    public static Outcome<Decision<Contact>> MarkRead(MailboxState state, Actor actor, string contactId, DateTimeOffset now)
    {
        if (Own(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!contact.HasUnread)
            return state.Answering(contact);
        var read = contact.Changed() with { ReadAt = Latest(now, contact.Messages[^1].SentAt), RecallAt = null };
        return state.With(read).Answering(read);
    }

    private static Contact Answered(Contact contact, ReplyKind kind, MailboxPolicy policy, DateTimeOffset now)
    {
        var calendar = policy.CalendarOf(contact);
        var told = contact with { RecallAt = calendar.Add(now, MailboxLimit.RecallAfter) };
        var stopped = contact.Clock.IsRunning ? contact.Clock.Stop(now) : contact.Clock;
        return kind == ReplyKind.Final
            ? told with { Clock = stopped, Charge = Charge.None }
            : told with
            {
                Clock = new(stopped.Number + 1, ClockKind.Resolution, DeadlineRule.Resolve(calendar, now, policy.Sla)),
            };
    }

    /// <summary>
    /// Dated after what was said and read before, though the clock should have gone back since: an answer that
    /// was not said after the last reading would pass for read.
    /// </summary>
    private static Message NextMessage(
        Contact contact, Author author, DateTimeOffset now, MessageKind kind, string text, Receipt? receipt) =>
        new(
            $"{contact.Id}-{contact.Messages.Length + 1}", author,
            Latest(now, contact.Messages[^1].SentAt, contact.ReadAt?.AddTicks(1) ?? now), kind, text, receipt);

    private static DateTimeOffset Latest(params DateTimeOffset[] instants) => instants.Max();
}
