using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A history is brought in from elsewhere.</summary>
internal static class Import
{
    /// <summary>
    /// Replays a history by the same rules, each entry at its own time, up to the present. No mails are sent for it.
    /// </summary>
    /// <param name="newId">Gives the id of a contact from the instant of its receipt.</param>
    /// <exception cref="ArgumentException">A rule refuses an entry.</exception>
    public static MailboxState Replay(
        ImportedMailbox import,
        MailboxPolicy policy,
        DateTimeOffset now,
        Func<DateTimeOffset, string> newId
    )
    {
        var state = MailboxState.Empty(import.Holder.Id);
        foreach (var contact in import.Contacts.OrderBy(contact => contact.SentAt))
            state = Replay(state, import.Holder, contact, policy, newId(contact.SentAt));
        foreach (var (proxyId, terms) in import.Proxies)
            state = Accept(Procurations.Grant(state, import.Holder, proxyId, terms, now)).Next;
        var present = Agenda.Advance(state with { Outbox = [.. state.Outbox.Select(Told)] }, policy, now);
        return present with { Outbox = present.Outbox.RemoveAll(effect => effect is MailEffect) };

        // What happened long ago is news to boards and figures.
        Effect Told(Effect owed) => owed is MailEffect ? owed : owed with { OccurredAt = now };
    }

    private static MailboxState Replay(
        MailboxState state,
        Actor holder,
        ImportedContact entry,
        MailboxPolicy policy,
        string id
    )
    {
        var text = Accept(MessageText.OfMember(entry.Text));
        if (policy.Funds.Find(entry.Fund) is not { } fund)
            throw Refused(new(RefusalCode.UnknownFund));
        var author = Access.AuthorOf(holder, Standing.Holder);
        var message = new Message($"{id}-1", author, entry.SentAt, MessageKind.Request, text);
        var roomy = Room.Make(state, policy) ?? throw new ArgumentException("The import holds too many open contacts.");
        var next = Naming.Apply(roomy, holder, Standing.Holder, entry.SentAt);
        var contact = Contact.Requested(id, fund.View.Code, entry.Topic, entry.Kind, message, policy);
        next = (next with { Contacts = next.Contacts.Add(contact) }).Owing([RequestFigures.Received(contact, policy)]);
        foreach (var reply in entry.Replies)
        {
            var command = new NewReply(reply.Kind, reply.Text);
            next = Accept(Replying.Decide(next, reply.Agent, id, command, policy, reply.SentAt)).Next;
        }
        return entry.Read && !entry.Replies.IsEmpty
            ? Accept(Reading.Decide(next, holder, id, entry.Replies.Last().SentAt)).Next
            : next;
    }

    private static T Accept<T>(Outcome<T> outcome)
        where T : class => outcome.TryGet(out var value, out var refusal) ? value : throw Refused(refusal);

    private static ArgumentException Refused(Refusal refusal) => new($"The import breaks a rule: {refusal.Code}");
}
