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
    public static Decision<Contact> Submit(
        MailboxState state, Actor actor, NewContact request, MailboxPolicy policy, DateTimeOffset now, string id)
    {
        var standing = StandingOf(state, actor, now);
        if (standing is not (Standing.Holder or Standing.Proxy))
            return RefusalCode.NotFound;
        var named = Naming(state, actor, standing, now);
        if (Check(named, request, policy, out var topic, out var text, out var fund) is { } invalid)
            return invalid;
        var receipt = Receipt.Of(actor, request.IdempotencyKey,
            "contact", request.Topic.Theme, request.Topic.Subject, request.Topic.Reason, request.Kind.ToString(), text);
        if (Repeated(state, receipt) is { } repeated)
            return repeated;
        if (TooSoon(named, policy, now) is { } tooSoon)
            return tooSoon;
        if (MakeRoom(named, policy) is not { } roomy)
            return RefusalCode.MailboxFull;
        var message = new Message($"{id}-1", AuthorOf(actor, standing), now, MessageKind.Request, text, receipt);
        var contact = NewContact(id, fund, topic, request.Kind, message, policy);
        var next = roomy with
        {
            Contacts = roomy.Contacts.Add(contact),
            RecentSubmissions = [.. roomy.RecentSubmissions.Where(at => at > now - RateWindow), now],
        };
        return new(next.Owing([.. Acknowledgement(next, contact), Received(contact, policy)]), contact);
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

    private static Refusal? Check(
        MailboxState state, NewContact request, MailboxPolicy policy, out Topic topic, out string text, out string fund)
    {
        var parsed = MessageText.OfMember(request.Text);
        var found = policy.Catalog.Find(request.Topic, state.Holder?.Profile);
        (topic, text, fund) = (found.Value!, parsed.Value!, state.Holder?.Fund ?? "");
        return found.Refusal ?? parsed.Refusal
            ?? (policy.Funds.Find(fund) is null ? new Refusal(RefusalCode.UnknownFund) : null);
    }

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
    private static Decision<Contact>? Repeated(MailboxState state, Receipt? receipt)
    {
        if (receipt is null)
            return null;
        foreach (var contact in state.Contacts)
            foreach (var kept in contact.Messages.Select(message => message.Receipt).Concat(contact.Notes.Select(note => note.Receipt)))
                if (kept?.Key == receipt.Key)
                    return kept == receipt
                        ? new Decision<Contact>(state, contact)
                        : RefusalCode.IdempotencyKeyReused;
        return null;
    }
}
