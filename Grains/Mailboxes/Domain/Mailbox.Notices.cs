using MsaOrleans.Grains.Mail;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>What became of an effect: gone when delivered, recorded on its contact when given up, else owed again later.</summary>
    public static MailboxState Settle(MailboxState state, string effectId, MailOutcome outcome, DateTimeOffset now)
    {
        if (state.Outbox.FirstOrDefault(owed => owed.Id == effectId) is not { } effect)
            return state;
        return outcome switch
        {
            MailOutcome.Sent => state with { Outbox = state.Outbox.Remove(effect) },
            MailOutcome.Deferred => OwedAgain(state, effect, effect.Deferred(now), now),
            _ => GivenUp(state, effect, now),
        };
    }

    /// <summary>A mail that has to wait until then, and was not tried.</summary>
    public static MailboxState PutOff(MailboxState state, string effectId, DateTimeOffset until, DateTimeOffset now) =>
        state.Outbox.FirstOrDefault(owed => owed.Id == effectId) is { } effect
            ? OwedAgain(state, effect, effect.PutOff(until, now), now)
            : state;

    /// <summary>A mail of which nobody knows whether it arrived.</summary>
    public static MailboxState Doubt(MailboxState state, string effectId, DateTimeOffset now) =>
        state.Outbox.FirstOrDefault(owed => owed.Id == effectId) is { } effect
            ? OwedAgain(state, effect, effect.InDoubt(now), now)
            : state;

    private static MailboxState OwedAgain(MailboxState state, Effect effect, Effect? later, DateTimeOffset now) =>
        later is null ? GivenUp(state, effect, now) : state with { Outbox = state.Outbox.Replace(effect, later) };

    private static MailboxState GivenUp(MailboxState state, Effect effect, DateTimeOffset now)
    {
        var settled = state with { Outbox = state.Outbox.Remove(effect) };
        return effect is ContactMail mail && state.Contacts.FirstOrDefault(known => known.Id == mail.ContactId) is { } contact
            ? settled.With(contact.Changed() with { UndeliveredMails = contact.UndeliveredMails.Add(new(mail.Name, now)) })
            : settled;
    }

    private static IEnumerable<Effect> Acknowledgement(MailboxState state, Contact contact)
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

    /// <summary>A member whose request another fund has taken over learns which; their deadline is what it was.</summary>
    private static IEnumerable<Effect> TransferNotice(MailboxState state, Contact transferred, DateTimeOffset now)
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

    /// <summary>Tells the member, and each proxy in force who wrote in the contact.</summary>
    private static IEnumerable<Effect> AnswerNotices(MailboxState state, Contact contact, Message answer, DateTimeOffset now)
    {
        if (!state.Preferences.AnswerNotifications)
            yield break;
        if (state.Holder?.Email is { } email)
            yield return AnswerNotice(NoticeId(answer), email, contact, now);
        var writers = contact.Messages.Where(message => message.Author.Kind == AuthorKind.Proxy)
            .Select(message => message.Author.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var proxy in state.Mandates.Where(mandate => writers.Contains(mandate.ProxyId) && mandate.InForce(now)))
            if (proxy.Email is { } address)
                yield return AnswerNotice(NoticeId(answer, proxy), address, contact, now);
    }

    private static AnswerAvailable AnswerNotice(string id, string address, Contact contact, DateTimeOffset now) => new()
    {
        Id = id,
        To = address,
        Fund = contact.Fund,
        OccurredAt = now,
        DueAt = now,
        ContactId = contact.Id,
    };
}
