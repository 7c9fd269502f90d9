using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What a mailbox tells the boards that show its contacts.</summary>
internal static class BoardNotices
{
    /// <summary>
    /// The next state, with a notice for each board on which a contact changed. The two states are compared, so no
    /// rule has to name what it changed. When the member's name or profile changes, every contact of theirs has.
    /// </summary>
    public static MailboxState OfChanges(MailboxState before, MailboxState next, DateTimeOffset now)
    {
        var owing = next;
        var renamed = before.Holder?.Name != next.Holder?.Name || before.Holder?.Profile != next.Holder?.Profile;
        foreach (var contact in next.Contacts)
            if (before.Find(contact.Id) is not { } known)
                owing = Owe(owing, contact.Id, [BoardOf(contact)], now);
            else if (renamed || known != contact)
                owing = Owe(owing, contact.Id, [BoardOf(known), BoardOf(contact)], now);
        foreach (var gone in before.Contacts.Where(known => next.Find(known.Id) is null))
            owing = Owe(owing, gone.Id, [BoardOf(gone)], now);
        return owing;
    }

    /// <summary>
    /// The next state, with a notice for a board that asked about a contact. The id of the notice has the state's
    /// revision, so that it differs from a notice that was delivered already.
    /// </summary>
    public static MailboxState Of(MailboxState state, string fund, string contactId, DateTimeOffset now)
    {
        var struck = state with
        {
            Outbox = state.Outbox.RemoveAll(owed =>
                owed is BoardNotice notice && notice.Fund == fund && notice.ContactId == contactId
            ),
        };
        var notice = new BoardNotice
        {
            Id = $"board.{fund}.{contactId}.{state.Revision}",
            To = fund,
            Fund = fund,
            OccurredAt = now,
            DueAt = now,
            ContactId = contactId,
        };
        return struck.Owing([notice]);
    }

    /// <summary>How a contact stands on the board of a fund; null when it is not on it.</summary>
    public static BoardEntry? EntryOf(MailboxState state, string fund, string contactId)
    {
        if (state.Find(contactId) is not { IsAnswered: false } contact || contact.Fund != fund)
            return null;
        var lapsed = contact.Charge as Charge.Lapsed;
        return new(
            contact.Fund,
            contact.Id,
            state.MemberId,
            contact.Topic,
            contact.Status,
            contact.CreatedAt,
            contact.Clock.Deadline.DueAt,
            contact.Clock.StepsAhead.FirstOrDefault()?.At,
            contact.Clock.Level,
            contact.Claim?.Agent.Id,
            contact.Claim?.Agent.Name,
            lapsed?.AgentId,
            contact.Version,
            state.Holder?.Name,
            lapsed is null ? null : LapsedName(contact),
            contact.Kind,
            state.Holder?.Profile,
            Excerpt.Of(contact)
        );
    }

    /// <summary>The version by which a board tells an older notice from a newer one.</summary>
    public static int VersionOf(MailboxState state, string contactId) =>
        state.Find(contactId)?.Version ?? BoardEntry.Gone;

    private static MailboxState Owe(
        MailboxState state,
        string contactId,
        IEnumerable<string?> boards,
        DateTimeOffset now
    )
    {
        foreach (var fund in boards.OfType<string>().Distinct())
            state = Of(state, fund, contactId, now);
        return state;
    }

    /// <summary>Nobody has claimed the contact since: the last claim that lapsed is the one meant.</summary>
    public static string? LapsedName(Contact contact) =>
        contact.DeskActs.OfType<DeskAct.Lapsed>().LastOrDefault()?.Agent.Name;

    private static string? BoardOf(Contact contact) => contact.IsAnswered ? null : contact.Fund;
}
