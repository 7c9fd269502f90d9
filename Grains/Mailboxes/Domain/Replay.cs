using System.Diagnostics.CodeAnalysis;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A history as far as it was replayed, or the first entry that a rule refuses.</summary>
internal sealed record Replay
{
    private MailboxState State { get; init; }

    private ImportFault? Fault { get; init; }

    private Replay(MailboxState state) => State = state;

    /// <summary>
    /// A mailbox of its own, in which each entry has come at its own time by the rules of then and now, up to the
    /// present. No mails are owed for it, and figures count only contacts that are kept.
    /// </summary>
    /// <param name="newId">Gives the id of a contact from the instant of its receipt.</param>
    public static Replay Of(
        ImportedMailbox import,
        MailboxPolicy policy,
        DateTimeOffset now,
        Func<DateTimeOffset, string> newId
    )
    {
        var holder = import.Holder;
        var replayed = new Replay(MailboxState.Empty(holder.Id)).Then(
            "member",
            state => holder.Fund is null || policy.Funds.Find(holder.Fund) is not null ? state : RefusalCode.UnknownFund
        );
        foreach (var (index, contact) in import.Contacts.Index().OrderBy(entry => entry.Item.SentAt))
            replayed = replayed.File($"contacts[{index}]", holder, contact, policy, newId(contact.SentAt));
        foreach (var (proxyId, terms) in import.Proxies)
            replayed = replayed.Then("proxies", state => Next(Procurations.Grant(state, holder, proxyId, terms, now)));
        return replayed.Then("contacts", state => UpTo(now, state, policy));
    }

    public bool TryGet([NotNullWhen(true)] out MailboxState? history, [NotNullWhen(false)] out ImportFault? fault)
    {
        (history, fault) = (Fault is null ? State : null, Fault);
        return Fault is null;
    }

    private Replay Then(string place, Func<MailboxState, Outcome<MailboxState>> rule) =>
        Fault is not null
            ? this
            : rule(State)
                .Match(next => this with { State = next }, refusal => this with { Fault = new(refusal.Code, place) });

    private Replay File(string place, Actor holder, ImportedContact entry, MailboxPolicy policy, string id)
    {
        var filed = Then(place, state => Request(state, holder, entry, policy, id));
        foreach (var (index, message) in entry.Messages.Index())
            filed = filed.Then($"{place}.messages[{index}]", state => Say(state, holder, id, message, policy));
        return entry.Read
            ? filed.Then(place, state => Next(Reading.Decide(state, holder, id, state.Get(id).Messages[^1].SentAt)))
            : filed;
    }

    private static Outcome<MailboxState> Request(
        MailboxState state,
        Actor holder,
        ImportedContact entry,
        MailboxPolicy policy,
        string id
    )
    {
        if (!MessageText.OfMember(entry.Text).TryGet(out var text, out var invalid))
            return invalid;
        if (policy.Funds.Find(entry.Fund) is not { } fund)
            return RefusalCode.UnknownFund;
        if (Room.Make(state, policy) is not { } roomy)
            return RefusalCode.MailboxFull;
        var author = AuthorOf(entry.Proxy ?? holder, holder);
        var message = new Message($"{id}-1", author, entry.SentAt, MessageKind.Request, text);
        var named = Naming.Apply(roomy, holder, Standing.Holder, entry.SentAt);
        var contact = Contact.Requested(id, fund.View.Code, entry.Topic, entry.Kind, message, policy);
        return (named with { Contacts = named.Contacts.Add(contact) }).Owing([
            RequestFigures.Received(contact, policy),
        ]);
    }

    private static Outcome<MailboxState> Say(
        MailboxState state,
        Actor holder,
        string contactId,
        ImportedMessage message,
        MailboxPolicy policy
    )
    {
        if (message.Author.Role != Role.Member)
        {
            var agent = message.Author with { Fund = state.Get(contactId).Fund };
            var reply = new NewReply(message.Kind, message.Text);
            return Next(Replying.Decide(state, agent, contactId, reply, policy, message.SentAt));
        }
        var added = FollowUp.Decide(state, holder, contactId, new(message.Text), policy, message.SentAt);
        return Next(added)
            .Match<Outcome<MailboxState>>(
                next => By(AuthorOf(message.Author, holder), next, contactId),
                refusal => refusal
            );
    }

    /// <summary>The state in which the last message of a contact is of this author.</summary>
    private static MailboxState By(Author author, MailboxState state, string contactId)
    {
        var contact = state.Get(contactId);
        var last = contact.Messages[^1];
        return state.With(contact with { Messages = contact.Messages.Replace(last, last with { Author = author }) });
    }

    private static Author AuthorOf(Actor author, Actor holder) =>
        Access.AuthorOf(author, author.Id == holder.Id ? Standing.Holder : Standing.Proxy);

    private static Outcome<MailboxState> UpTo(DateTimeOffset now, MailboxState state, MailboxPolicy policy)
    {
        var present = Agenda.Advance(state with { Outbox = [.. state.Outbox.Select(Told)] }, policy, now);
        return present with { Outbox = present.Outbox.RemoveAll(effect => effect is MailEffect || IsOfGone(effect)) };

        // What happened long ago is news to boards and figures.
        Effect Told(Effect owed) => owed is MailEffect ? owed : owed with { OccurredAt = now };

        bool IsOfGone(Effect effect) => effect is FigureNotice counted && present.Find(counted.ContactId) is null;
    }

    private static Outcome<MailboxState> Next<T>(Outcome<Decision<T>> outcome)
        where T : class => outcome.Match<Outcome<MailboxState>>(decision => decision.Next, refusal => refusal);
}
