using System.Collections.Immutable;
using MsaOrleans.Grains.Search.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a search finds of a mailbox.</summary>
internal static class SearchRows
{
    /// <summary>The form of the index. A mailbox that was entered in an earlier form is entered anew.</summary>
    public const int Form = 1;

    /// <summary>
    /// What changes of the index between two states. The two are compared, so no rule has to name what it changed.
    /// </summary>
    public static ImmutableArray<SearchChange> Between(MailboxState before, MailboxState next)
    {
        var isKnown = before.FoundBy == Form;
        var changes = ImmutableArray.CreateBuilder<SearchChange>();
        foreach (var contact in next.Contacts)
        {
            var row = Of(next, contact);
            var known = isKnown && before.Find(contact.Id) is { } earlier ? Of(before, earlier) : null;
            if (known != row)
                changes.Add(new(contact.Id, row, known is null || IsReworded(known, row)));
        }
        foreach (var gone in before.Contacts.Where(known => next.Find(known.Id) is null))
            changes.Add(new(gone.Id, null, IsReworded: true));
        return changes.DrainToImmutable();
    }

    /// <summary>All contacts of a mailbox leave the index.</summary>
    public static ImmutableArray<SearchChange> OfNone(MailboxState state) =>
        [.. state.Contacts.Select(contact => new SearchChange(contact.Id, null, IsReworded: true))];

    private static bool IsReworded(SearchRow known, SearchRow row) =>
        known.Fund != row.Fund || known.Topic != row.Topic || known.MemberName != row.MemberName;

    private static SearchRow Of(MailboxState state, Contact contact)
    {
        var lapsed = contact.Charge as Charge.Lapsed;
        return new(
            contact.Fund,
            contact.Id,
            state.MemberId,
            state.Holder?.Name,
            state.Holder?.Profile,
            contact.Topic,
            contact.Kind,
            contact.Status,
            contact.CreatedAt,
            contact.Clock.Deadline.DueAt,
            contact.AnsweredAt,
            contact.Clock.Level,
            contact.Claim?.Agent.Id,
            contact.Claim?.Agent.Name,
            lapsed?.AgentId,
            lapsed is null ? null : BoardNotices.LapsedName(contact),
            contact.Version,
            Excerpt.Of(contact)
        );
    }
}
