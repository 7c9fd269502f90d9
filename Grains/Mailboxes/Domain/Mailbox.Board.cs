using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>
    /// The next state, owing each board a word of what changed on it since the state before: found by
    /// comparing the two, so that no rule can forget to say. A member who is named anew is so on all their contacts.
    /// </summary>
    public static MailboxState Announcing(MailboxState before, MailboxState next, DateTimeOffset now)
    {
        var owing = next;
        var renamed = before.Holder?.Name != next.Holder?.Name;
        foreach (var contact in next.Contacts)
            owing = Announcing(owing, before.Contacts.FirstOrDefault(known => known.Id == contact.Id), contact, renamed, now);
        foreach (var gone in before.Contacts.Where(known => next.Contacts.All(contact => contact.Id != known.Id)))
            owing = Announcing(owing, gone, null, renamed: false, now);
        return owing;
    }

    /// <summary>
    /// The next state, owing a board word of a contact that it asked about. The word goes by the revision it is owed at:
    /// one of the same version, said again or with another name, is none that was delivered already.
    /// </summary>
    public static MailboxState Announcing(MailboxState state, string fund, string contactId, DateTimeOffset now)
    {
        var struck = state with { Outbox = state.Outbox.RemoveAll(owed => IsWordOf(owed, fund, contactId)) };
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
    public static BoardEntry? EntryOf(MailboxState state, string fund, string contactId) =>
        state.Contacts.FirstOrDefault(known => known.Id == contactId) is { IsAnswered: false } contact && contact.Fund == fund
            ? new(
                contact.Fund, contact.Id, state.MemberId, contact.Topic, contact.Status, contact.CreatedAt,
                contact.Clock.Deadline.DueAt, contact.Clock.StepsAhead.FirstOrDefault()?.At, contact.Clock.Level,
                contact.Claim?.Agent.Id, contact.Claim?.Agent.Name, LapsedFrom(contact)?.AgentId, contact.Version,
                state.Holder?.Name, LapsedFrom(contact) is null ? null : LapsedName(contact))
            : null;

    /// <summary>The version by which a board tells an older word from a newer one.</summary>
    public static int VersionOf(MailboxState state, string contactId) =>
        state.Contacts.FirstOrDefault(known => known.Id == contactId)?.Version ?? BoardEntry.Gone;

    private static MailboxState Announcing(MailboxState state, Contact? was, Contact? now, bool renamed, DateTimeOffset at)
    {
        if (!renamed && (ReferenceEquals(was, now) || was == now))
            return state;
        if ((now ?? was)?.Id is not { } id)
            return state;
        foreach (var fund in new[] { BoardOf(was), BoardOf(now) }.OfType<string>().Distinct())
            state = Announcing(state, fund, id, at);
        return state;
    }

    /// <summary>Nobody has claimed the contact since: the last claim that lapsed is the one meant.</summary>
    private static string? LapsedName(Contact contact) => contact.DeskActs.OfType<DeskAct.Lapsed>().LastOrDefault()?.Agent.Name;

    private static Charge.Lapsed? LapsedFrom(Contact contact) => contact.Charge as Charge.Lapsed;

    private static string? BoardOf(Contact? contact) => contact is { IsAnswered: false } ? contact.Fund : null;

    private static bool IsWordOf(Effect owed, string fund, string contactId) =>
        owed is BoardNotice notice && notice.Fund == fund && notice.ContactId == contactId;
}
