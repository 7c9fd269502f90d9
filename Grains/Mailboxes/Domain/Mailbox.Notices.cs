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
        if (outcome == MailOutcome.Deferred && effect.Deferred(now) is { } later)
            return state with { Outbox = state.Outbox.Replace(effect, later) };
        var settled = state with { Outbox = state.Outbox.Remove(effect) };
        return outcome == MailOutcome.Sent || state.Contacts.FirstOrDefault(known => known.Id == effect.ContactId) is not { } contact
            ? settled
            : settled.With(contact.Changed() with
            {
                UndeliveredMails = contact.UndeliveredMails.Add(new(NameOf(effect.Kind), now)),
            });
    }

    private static IEnumerable<Effect> Acknowledgement(MailboxState state, Contact contact)
    {
        var received = contact.Clock.Deadline.ReceivedAt;
        if (state.Holder?.Email is { } email)
            yield return new($"ack.{contact.Id}.{contact.Clock.Number}", EffectKind.Acknowledgement, email, contact.Fund, received, received, contact.Id,
                Deadline: contact.Clock.Deadline.DueAt);
    }

    /// <summary>Tells the member, and each proxy in force who wrote in the contact.</summary>
    private static IEnumerable<Effect> AnswerNotices(MailboxState state, Contact contact, Message answer, DateTimeOffset now)
    {
        if (!state.Preferences.AnswerNotifications)
            yield break;
        if (state.Holder?.Email is { } email)
            yield return new($"answer.{answer.Id}", EffectKind.Answer, email, contact.Fund, now, now, contact.Id);
        var writers = contact.Messages.Where(message => message.Author.Kind == AuthorKind.Proxy)
            .Select(message => message.Author.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var proxy in state.Mandates.Where(mandate => writers.Contains(mandate.ProxyId) && mandate.InForce(now)))
            if (proxy.Email is { } address)
                yield return new($"answer.{answer.Id}.{Digest.Of(proxy.ProxyId)}", EffectKind.Answer, address, contact.Fund, now, now, contact.Id);
    }

    private static string NameOf(EffectKind kind) => kind switch
    {
        EffectKind.Acknowledgement => "acknowledgement",
        EffectKind.Answer => "answer",
        EffectKind.Recall => "recall",
        _ => "escalation",
    };
}
