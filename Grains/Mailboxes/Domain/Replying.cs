using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>An agent answers a contact.</summary>
internal static class Replying
{
    /// <summary>Stops the running clock; an interim answer starts that of the final one.</summary>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        NewReply command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsStaff(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfAgent(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "reply", contactId, command.Kind.ToString(), text);
        if (Repetition.Of(state, receipt) is { } repeated)
            return repeated;
        if (Refuse(contact, command) is { } refused)
            return refused;

        var kind = command.Kind == ReplyKind.Interim ? MessageKind.Interim : MessageKind.Final;
        var message = contact.NextMessage(Access.AuthorOf(actor, Standing.Staff), now, kind, text, receipt) with
        {
            Signature = Signing.Of(actor, contact, policy),
        };
        var answered = Answer(Claiming.Renew(contact, actor, policy, now).Written(message), command.Kind, policy, now);
        return state
            .With(answered)
            .Owing(MemberMails.AnswerAvailable(state, answered, message, now))
            .Owing(RequestFigures.FirstAnswer(contact, policy, now))
            .Answering(answered);
    }

    private static Outcome<Decision<Contact>>? Refuse(Contact contact, NewReply command)
    {
        if (command.SeenVersion is { } seen && (seen < contact.WrittenVersion || seen > contact.Version))
            return RefusalCode.StaleVersion;
        if (command.Kind == ReplyKind.Interim && contact.Status != ContactStatus.Open)
            return RefusalCode.AlreadyAnswered;
        if (contact.IsAnswered && contact.Messages.Length >= MailboxLimit.MaxMessages)
            return RefusalCode.ThreadFull;
        return null;
    }

    private static Contact Answer(Contact contact, ReplyKind kind, MailboxPolicy policy, DateTimeOffset now)
    {
        var reminded = contact with { ReminderAt = policy.CalendarOf(contact).Add(now, MailboxLimit.RemindAfter) };
        var stopped = contact.Clock.IsRunning ? contact.Clock.Stop(now) : contact.Clock;
        return kind == ReplyKind.Final
            ? reminded with
            {
                Clock = stopped,
                Charge = Charge.None,
            }
            : reminded with
            {
                Clock = Clock.ForResolution(stopped.Number + 1, contact.Fund, policy, now),
            };
    }
}
