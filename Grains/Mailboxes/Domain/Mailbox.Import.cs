using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>Replays a history under the same rules, at the instants it happened, up to the present; owes no mail for it.</summary>
    /// <param name="newId">Gives the id of a contact from the instant of its receipt.</param>
    /// <exception cref="ArgumentException">A rule refuses an entry.</exception>
    public static MailboxState Import(ImportedMailbox import, MailboxPolicy policy, DateTimeOffset now, Func<DateTimeOffset, string> newId)
    {
        var state = MailboxState.Empty(import.Holder.Id);
        foreach (var contact in import.Contacts.OrderBy(contact => contact.SentAt))
            state = Replay(state, import.Holder, contact, policy, newId(contact.SentAt));
        foreach (var (proxyId, terms) in import.Proxies)
            state = Accept(GrantProxy(state, import.Holder, proxyId, terms, now)).Next;
        var present = Advance(state, policy, now);
        return present with { Outbox = present.Outbox.RemoveAll(effect => effect is MailEffect) };
    }

    private static MailboxState Replay(MailboxState state, Actor holder, ImportedContact entry, MailboxPolicy policy, string id)
    {
        var text = Accept(MessageText.OfMember(entry.Text));
        if (policy.Funds.Find(entry.Fund) is null)
            throw Refused(new(RefusalCode.UnknownFund));
        var message = new Message($"{id}-1", AuthorOf(holder, Standing.Holder), entry.SentAt, MessageKind.Request, text);
        var next = Naming(MakeRoom(state, policy) ?? throw new ArgumentException("The import holds too many open contacts."), holder, Standing.Holder, entry.SentAt);
        var contact = NewContact(id, entry.Fund, entry.Topic, entry.Kind, message, policy);
        next = (next with { Contacts = next.Contacts.Add(contact) }).Owing([Received(contact, policy)]);
        foreach (var reply in entry.Replies)
            next = Accept(Reply(next, reply.Agent, id, new(reply.Kind, reply.Text), policy, reply.SentAt)).Next;
        return entry.Read && !entry.Replies.IsEmpty ? Accept(MarkRead(next, holder, id, entry.Replies.Last().SentAt)).Next : next;
    }

    private static T Accept<T>(Outcome<T> outcome)
        where T : class =>
        outcome.TryGet(out var value, out var refusal) ? value : throw Refused(refusal);

    private static ArgumentException Refused(Refusal refusal) => new($"The import breaks a rule: {refusal.Code}");
}
