using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A member or proxy files a request.</summary>
internal static class Submission
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromHours(1);

    /// <summary>A contact, its clock and the acknowledgement it owes.</summary>
    /// <param name="id">Of the contact, if one is made.</param>
    public static Outcome<Decision<Contact>> Decide(
        MailboxState state,
        Actor actor,
        NewContact request,
        MailboxPolicy policy,
        DateTimeOffset now,
        string id
    )
    {
        var standing = Access.StandingOf(state, actor, now);
        if (standing is not (Standing.Holder or Standing.Proxy))
            return RefusalCode.NotFound;
        var named = Naming.Apply(state, actor, standing, now);
        if (!Check(named, request, policy).TryGet(out var filing, out var invalid))
            return invalid;
        var (theme, subject, reason) = request.Topic;
        var receipt = Receipt.Of(
            actor,
            request.IdempotencyKey,
            "contact",
            theme,
            subject,
            reason,
            request.Kind.ToString(),
            filing.Text
        );
        if (Repetition.Of(state, receipt) is { } repeated)
            return repeated;
        if (TooSoon(named, policy, now) is { } tooSoon)
            return tooSoon;
        if (Room.Make(named, policy) is not { } roomy)
            return RefusalCode.MailboxFull;
        var author = Access.AuthorOf(actor, standing);
        var message = new Message($"{id}-1", author, now, MessageKind.Request, filing.Text, receipt);
        var contact = Contact.Requested(id, filing.Fund, filing.Topic, request.Kind, message, policy);
        var next = File(roomy, contact, now);
        return next.Owing([.. MemberMails.Acknowledgement(next, contact), RequestFigures.Received(contact, policy)])
            .Answering(contact);
    }

    private static Outcome<CheckedRequest> Check(MailboxState state, NewContact request, MailboxPolicy policy)
    {
        if (!policy.Catalog.Find(request.Topic, state.Holder?.Profile).TryGet(out var topic, out var unknown))
            return unknown;
        if (!MessageText.OfMember(request.Text).TryGet(out var text, out var invalid))
            return invalid;
        return state.Holder?.Fund is { } code && policy.Funds.Find(code) is { } fund
            ? new CheckedRequest(fund.View.Code, topic, text)
            : RefusalCode.UnknownFund;
    }

    private static MailboxState File(MailboxState state, Contact contact, DateTimeOffset now) =>
        state with
        {
            Contacts = state.Contacts.Add(contact),
            RecentSubmissions = [.. state.RecentSubmissions.Where(at => at > now - RateWindow), now],
        };

    private static Refusal? TooSoon(MailboxState state, MailboxPolicy policy, DateTimeOffset now)
    {
        var recent = state.RecentSubmissions.RemoveAll(at => at <= now - RateWindow);
        return recent.Length < policy.Limit.SubmissionsPerHour
            ? null
            : new Refusal(RefusalCode.TooManyRequests, recent[^policy.Limit.SubmissionsPerHour] + RateWindow - now);
    }

    /// <summary>What a request comes to once it is found to be in order.</summary>
    private sealed record CheckedRequest(string Fund, Topic Topic, string Text);
}
