using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A mail that was given up, as it would be owed again.</summary>
/// <param name="Effect">Of its address only the part from the @ on is kept.</param>
/// <param name="At">When it was given up, UTC.</param>
internal sealed record GivenUpMail(Effect Effect, DateTimeOffset At)
{
    /// <summary>The contact that it is about; null of a mail about a procuration.</summary>
    public string? ContactId => (Effect as ContactMail)?.ContactId;
}

/// <summary>Mails that were given up: kept as long as their contact, for admins to have them tried again.</summary>
internal static class GivenUpMails
{
    /// <summary>The last ones of each contact; an older one leaves for a newer one.</summary>
    public static MailboxState Add(MailboxState state, MailEffect mail, DateTimeOffset now)
    {
        var givenUp = new GivenUpMail(mail with { To = DomainOf(mail.To) }, now);
        var beside = state.GivenUp.Where(known => known.ContactId == givenUp.ContactId).ToList();
        var kept = beside.Count < MailboxLimit.MaxGivenUp ? state.GivenUp : state.GivenUp.Remove(beside[0]);
        return state with { GivenUp = kept.Add(givenUp) };
    }

    /// <summary>
    /// The state as it is stored: without the mails of contacts that have left it, unless it is held, and with those
    /// that an earlier version recorded on a contact and did not keep, as far as they can be made again.
    /// </summary>
    public static MailboxState Settle(MailboxState state)
    {
        var kept = state.GivenUp.RemoveAll(mail =>
            state.Hold is null && mail.ContactId is { } contact && state.Find(contact) is null
        );
        foreach (var contact in state.Contacts.Where(contact => !contact.UndeliveredMails.IsEmpty))
            if (kept.All(mail => mail.ContactId != contact.Id) && Remade(state, contact).ToList() is [_, ..] remade)
                kept = kept.AddRange(remade);
        return kept == state.GivenUp ? state : state with { GivenUp = kept };
    }

    /// <summary>The part of an address that says nothing of the person: from the @ on; empty of what is none.</summary>
    public static string DomainOf(string address) =>
        EmailAddress.Find(address) is { } found ? $"@{found.Domain}"
        : address.StartsWith('@') ? address
        : "";

    /// <summary>
    /// The last acknowledgement and the last announcement of an answer that were given up. Reminders and alerts have
    /// had their time.
    /// </summary>
    private static IEnumerable<GivenUpMail> Remade(MailboxState state, Contact contact)
    {
        var told = contact.UndeliveredMails.DistinctBy(mail => (mail.Mail, mail.At)).ToLookup(mail => mail.Mail);
        var acknowledgement = MemberMails.Acknowledgement(state, contact).OfType<MailEffect>();
        var answer = contact.Messages.LastOrDefault(message => message.IsAnswer) is { } last
            ? MemberMails.AnswerAvailable(state, contact, last, last.SentAt).OfType<MailEffect>().Take(1)
            : [];
        return from mail in acknowledgement.Concat(answer)
            where told[mail.Name].Any() && state.Outbox.All(owed => owed.Id != mail.Id)
            select new GivenUpMail(
                mail with
                {
                    To = DomainOf(mail.To),
                    Cause = MailFault.Address,
                },
                told[mail.Name].Last().At
            );
    }
}
