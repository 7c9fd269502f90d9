using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The mails that a member, and who writes for them, is owed about a contact.</summary>
internal static class MemberMails
{
    /// <summary>None to a member of whom no address is known.</summary>
    public static IEnumerable<Effect> Acknowledgement(MailboxState state, Contact contact)
    {
        var received = contact.Clock.Deadline.ReceivedAt;
        if (state.Holder?.Email is { } email)
            yield return new Acknowledgement
            {
                Id = $"ack.{contact.Id}.{contact.Clock.Number}",
                To = email,
                Fund = contact.Fund,
                OccurredAt = received,
                DueAt = received,
                ContactId = contact.Id,
                Deadline = contact.Clock.Deadline.DueAt,
            };
    }

    /// <summary>Tells the member, and each proxy in force who wrote in the contact.</summary>
    public static IEnumerable<Effect> AnswerAvailable(
        MailboxState state,
        Contact contact,
        Message answer,
        DateTimeOffset now
    )
    {
        if (!state.Preferences.AnswerNotifications)
            yield break;
        if (state.Holder?.Email is { } email)
            yield return Mail(AnswerId(answer), email, contact, now);
        var writers = contact
            .Messages.Where(message => message.Author.Kind == AuthorKind.Proxy)
            .Select(message => message.Author.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var proxy in state.Procurations.Where(known => writers.Contains(known.ProxyId) && known.InForce(now)))
            if (proxy.Email is { } address)
                yield return Mail(AnswerId(answer, proxy), address, contact, now);
    }

    /// <summary>
    /// A member whose request another fund has taken over learns which; their deadline is what it was.
    /// </summary>
    public static IEnumerable<Effect> Transferred(MailboxState state, Contact transferred, DateTimeOffset now)
    {
        if (state.Holder?.Email is { } email)
            yield return new Transferred
            {
                Id = $"transfer.{transferred.Id}.{transferred.Version}",
                To = email,
                Fund = transferred.Fund,
                OccurredAt = now,
                DueAt = now,
                ContactId = transferred.Id,
                Deadline = transferred.Clock.Deadline.DueAt,
            };
    }

    /// <summary>Of the mail that tells the member of an answer.</summary>
    public static string AnswerId(Message answer) => $"answer.{answer.Id}";

    /// <summary>Of the mail that tells a proxy of an answer.</summary>
    public static string AnswerId(Message answer, Procuration proxy) =>
        $"{AnswerId(answer)}.{Fingerprint.Of(proxy.ProxyId)}";

    public static bool Announces(AnswerAvailable owed, Message message) =>
        owed.Id == AnswerId(message) || owed.Id.StartsWith($"{AnswerId(message)}.", StringComparison.Ordinal);

    private static AnswerAvailable Mail(string id, string address, Contact contact, DateTimeOffset now) =>
        new()
        {
            Id = id,
            To = address,
            Fund = contact.Fund,
            OccurredAt = now,
            DueAt = now,
            ContactId = contact.Id,
        };
}
