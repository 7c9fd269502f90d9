namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// Checks, just before a mail is sent, whether it is still owed and to whom. A mail may wait for office hours or for a
/// server, and what it says can become untrue meanwhile.
/// </summary>
internal static class MailRevalidation
{
    /// <summary>
    /// The state with the mails that are still owed, each with its present recipient. The same state if none changed.
    /// </summary>
    public static MailboxState Revalidate(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var revalidated = state.Outbox;
        foreach (var owed in state.Outbox.OfType<MailEffect>())
            revalidated = Revalidate(state, owed, policy, now) switch
            {
                null => revalidated.Remove(owed),
                var changed when changed != owed => revalidated.Replace(owed, changed),
                _ => revalidated,
            };
        return revalidated == state.Outbox ? state : state with { Outbox = revalidated };
    }

    /// <summary>A mail as it would be sent now; null when it is no longer owed.</summary>
    private static MailEffect? Revalidate(MailboxState state, MailEffect owed, MailboxPolicy policy, DateTimeOffset now)
    {
        var contact = owed is ContactMail about ? state.Find(about.ContactId) : null;
        return owed switch
        {
            Alert alert => contact is null ? null : Ladder.Revalidate(state, contact, alert, policy, now),
            AnswerAvailable notice => contact is null ? null : RevalidateAnswer(state, contact, notice, now),
            Transferred => IsStillWith(contact, policy.Funds.Present(owed.Fund)) ? ToHolder(state, owed) : null,
            UnreadReminder => contact is { HasUnread: true } && state.Preferences.Recalls
                ? ToHolder(state, owed)
                : null,
            ProxyInvited mail => state.Invitations.Any(known => known.Id == mail.InvitationId && known.IsPending(now))
                ? owed
                : null,
            _ => ToHolder(state, owed),
        };
    }

    private static bool IsStillWith(Contact? contact, string fund) =>
        contact is { IsAnswered: false } && contact.Fund == fund;

    /// <summary>To the address in the latest token of the holder.</summary>
    private static MailEffect ToHolder(MailboxState state, MailEffect owed) =>
        state.Holder?.Email is { } email ? owed with { To = email } : owed;

    /// <summary>Null once the answer is read. A proxy gets it only while the procuration is in force.</summary>
    private static MailEffect? RevalidateAnswer(
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
