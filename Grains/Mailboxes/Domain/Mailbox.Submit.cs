using MsaOrleans.Catalog;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromHours(1);

    /// <summary>Files a request: a contact, its clock and the acknowledgement it owes.</summary>
    /// <param name="id">Of the contact, if one is made.</param>
    public static Outcome<Decision<Contact>> Submit(
        MailboxState state, Actor actor, NewContact request, MailboxPolicy policy, DateTimeOffset now, string id)
    {
        var standing = StandingOf(state, actor, now);
        if (standing is not (Standing.Holder or Standing.Proxy))
            return RefusalCode.NotFound;
        var named = Naming(state, actor, standing, now);
        if (!Check(named, request, policy).TryGet(out var filing, out var invalid))
            return invalid;
        var receipt = Receipt.Of(actor, request.IdempotencyKey,
            "contact", request.Topic.Theme, request.Topic.Subject, request.Topic.Reason, request.Kind.ToString(), filing.Text);
        if (Repeated(state, receipt) is { } repeated)
            return repeated;
        if (TooSoon(named, policy, now) is { } tooSoon)
            return tooSoon;
        if (MakeRoom(named, policy) is not { } roomy)
            return RefusalCode.MailboxFull;
        var message = new Message($"{id}-1", AuthorOf(actor, standing), now, MessageKind.Request, filing.Text, receipt);
        var contact = NewContact(id, filing.Fund, filing.Topic, request.Kind, message, policy);
        var next = roomy with
        {
            Contacts = roomy.Contacts.Add(contact),
            RecentSubmissions = [.. roomy.RecentSubmissions.Where(at => at > now - RateWindow), now],
        };
        return next.Owing([.. Acknowledgement(next, contact), Received(contact, policy)]).Answering(contact);
    }

    private static Contact NewContact(string id, string fund, Topic topic, ContactKind kind, Message message, MailboxPolicy policy) => new()
    {
        Id = id,
        Fund = fund,
        Topic = topic,
        Kind = kind,
        CreatedAt = message.SentAt,
        Clock = ResponseClock(1, fund, policy, message.SentAt),
        Messages = [message],
    };

    private static Outcome<CheckedRequest> Check(MailboxState state, NewContact request, MailboxPolicy policy)
    {
        if (!policy.Catalog.Find(request.Topic, state.Holder?.Profile).TryGet(out var topic, out var unknown))
            return unknown;
        if (!MessageText.OfMember(request.Text).TryGet(out var text, out var invalid))
            return invalid;
        return state.Holder?.Fund is { } fund && policy.Funds.Find(fund) is not null
            ? new CheckedRequest(fund, topic, text)
            : RefusalCode.UnknownFund;
    }

    /// <summary>What a request comes to once it is found to be in order.</summary>
    private sealed record CheckedRequest(string Fund, Topic Topic, string Text);

    private static Refusal? TooSoon(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var recent = state.RecentSubmissions.RemoveAll(at => at <= now - RateWindow);
        return recent.Length < policy.Limit.SubmissionsPerHour
            ? null
            : new Refusal(RefusalCode.TooManyRequests, recent[^policy.Limit.SubmissionsPerHour] + RateWindow - now);
    }

    /// <summary>The state with room for one more: the oldest answered contact leaves. Null when none can.</summary>
    private static MailboxState? MakeRoom(MailboxState state, MailboxPolicy policy)
    {
        while (state.Contacts.Length >= policy.Limit.MaxContacts)
        {
            if (state.Contacts.FirstOrDefault(contact => contact.IsAnswered) is not { } oldest)
                return null;
            state = state with { Contacts = state.Contacts.Remove(oldest) };
        }
        return state;
    }

    private static Clock ResponseClock(int number, string fund, MailboxPolicy policy, DateTimeOffset now) =>
        new(number, ClockKind.Response, DeadlineRule.Respond(policy.Funds.CalendarOf(fund), now, policy.Sla));

    /// <summary>The contact in which this very command was already carried out, or the refusal of a reused key.</summary>
    private static Outcome<Decision<Contact>>? Repeated(MailboxState state, Receipt? receipt)
    {
        if (receipt is null)
            return null;
        foreach (var contact in state.Contacts)
            foreach (var kept in contact.Messages.Select(message => message.Receipt).Concat(contact.Notes.Select(note => note.Receipt)))
                if (kept?.Key == receipt.Key)
                    return kept == receipt
                        ? state.Answering(contact)
                        : RefusalCode.IdempotencyKeyReused;
        return null;
    }
}
