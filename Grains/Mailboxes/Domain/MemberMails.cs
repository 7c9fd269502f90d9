using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The mails about a contact, to the member and to the proxies who wrote in it.</summary>
internal static class MemberMails
{
    /// <summary>None when the address of the member is unknown.</summary>
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

    /// <summary>One mail to the member, and one to each proxy in force who wrote in the contact.</summary>
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
    /// Tells the member which fund has taken over the request. The deadline does not change.
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

    /// <summary>The id of the mail about an answer to the member.</summary>
    public static string AnswerId(Message answer) => $"answer.{answer.Id}";

    /// <summary>The id of the mail about an answer to a proxy.</summary>
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
