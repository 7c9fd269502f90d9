using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member or proxy adds to a contact.</summary>
internal static class FollowUp
{
    /// <summary>Adds to a contact that is owed an answer, or reopens one answered lately, with a new clock.</summary>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        string contactId,
        NewMessage command,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        if (Access.AsMember(state, actor, contactId, now) is not { } contact)
            return RefusalCode.NotFound;
        if (!MessageText.OfMember(command.Text).TryGet(out var text, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, command.IdempotencyKey, "message", contactId, text);
        if (Repetition.Of(state, receipt) is { } repeated)
            return repeated;
        if (contact.ReopenableUntil < now)
            return RefusalCode.ContactClosed;
        if (contact.Messages.Length >= MailboxLimit.MaxMessages)
            return RefusalCode.ThreadFull;

        var standing = Access.StandingOf(state, actor, now);
        var author = Access.AuthorOf(actor, standing);
        var written = contact.Written(contact.NextMessage(author, now, MessageKind.FollowUp, text, receipt));
        var next = Naming.Apply(state, actor, standing, now);
        return contact.IsAnswered ? Reopen(next, written, policy, now) : next.With(written).Answering(written);
    }

    private static Outcome<Decision<Contact>> Reopen(
        MailboxState state,
        Contact written,
        MailboxPolicy policy,
        DateTimeOffset now
    )
    {
        var reopened = written with
        {
            ReadAt = written.Messages[^1].SentAt,
            ReminderAt = null,
            Clock = Clock.ForResponse(written.Clock.Number + 1, written.Fund, policy, now),
        };
        return state
            .With(reopened)
            .Owing([.. MemberMails.Acknowledgement(state, reopened), RequestFigures.Received(reopened, policy)])
            .Answering(reopened);
    }
}
