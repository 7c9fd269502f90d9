namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// A mail is owed when something happens, and may leave much later: in the morning, or when a server is back. It is
/// weighed by how things stand then, so that nobody is told what is true no more.
/// </summary>
internal static class Leaving
{
    /// <summary>
    /// The state owing what is still to be said, to whom it is to be said now. The same state when that is all of it.
    /// </summary>
    public static MailboxState Weigh(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
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
        var contact = owed is ContactMail about ? state.Find(about.ContactId) : null;
        return owed switch
        {
            Alert alert => contact is null ? null : Ladder.Weigh(state, contact, alert, policy, now),
            AnswerAvailable notice => contact is null ? null : WeighAnswer(state, contact, notice, now),
            Transferred => IsStillWith(contact, owed.Fund) ? ToHolder(state, owed) : null,
            UnreadReminder => contact is { HasUnread: true } && state.Preferences.Recalls
                ? ToHolder(state, owed)
                : null,
            _ => ToHolder(state, owed),
        };
    }

    private static bool IsStillWith(Contact? contact, string fund) =>
        contact is { IsAnswered: false } && contact.Fund == fund;

    /// <summary>At the address of the latest token seen.</summary>
    private static MailEffect ToHolder(MailboxState state, MailEffect owed) =>
        state.Holder?.Email is { } email ? owed with { To = email } : owed;

    /// <summary>Not once it has been read; and to a proxy only as long as they are one.</summary>
    private static MailEffect? WeighAnswer(
        MailboxState state,
        Contact contact,
        AnswerAvailable owed,
        DateTimeOffset now
    )
    {
        if (
            !state.Preferences.AnswerNotifications
            || contact.Messages.FirstOrDefault(message => MemberMails.Announces(owed, message)) is not { } answer
            || contact.ReadAt >= answer.SentAt
        )
            return null;
        if (owed.Id == MemberMails.AnswerId(answer))
            return ToHolder(state, owed);
        var proxy = state.Procurations.FirstOrDefault(granted =>
            owed.Id == MemberMails.AnswerId(answer, granted) && granted.InForce(now)
        );
        return proxy?.Email is { } email ? owed with { To = email } : null;
    }
}
