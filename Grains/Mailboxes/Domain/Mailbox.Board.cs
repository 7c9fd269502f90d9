using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

internal static partial class Mailbox
{
    /// <summary>
    /// The next state, owing each board a word of what changed on it since the state before: found by
    /// comparing the two, so that no rule can forget to say.
    /// </summary>
    public static MailboxState Announcing(MailboxState before, MailboxState next, DateTimeOffset now)
    {
        var owing = next;
        foreach (var contact in next.Contacts)
            owing = Announcing(owing, before.Contacts.FirstOrDefault(known => known.Id == contact.Id), contact, now);
        foreach (var gone in before.Contacts.Where(known => next.Contacts.All(contact => contact.Id != known.Id)))
            owing = Announcing(owing, gone, null, now);
        return owing;
    }

    /// <summary>The next state, owing a board word of a contact that it asked about.</summary>
    public static MailboxState Announcing(MailboxState state, string fund, string contactId, DateTimeOffset now)
    {
        var version = state.Contacts.FirstOrDefault(known => known.Id == contactId)?.Version ?? BoardEntry.Gone;
        var struck = state with { Outbox = state.Outbox.RemoveAll(owed => IsWordOf(owed, fund, contactId)) };
        return struck.Owing([new($"board.{fund}.{contactId}.{version}", EffectKind.Board, fund, fund, now, now, contactId)]);
    }

    /// <summary>How a contact stands on the board of a fund; null when it is not on it.</summary>
    public static BoardEntry? EntryOf(MailboxState state, string fund, string contactId) =>
        state.Contacts.FirstOrDefault(known => known.Id == contactId) is { IsAnswered: false } contact && contact.Fund == fund
            ? new(
                contact.Fund, contact.Id, state.MemberId, contact.Topic, contact.Status, contact.CreatedAt,
                contact.Clock.Deadline.DueAt, contact.Clock.StepsAhead.FirstOrDefault()?.At, contact.Clock.Level,
                contact.Claim?.Agent.Id, contact.Claim?.Agent.Name, contact.LapsedFrom, contact.Version)
            : null;

    /// <summary>The version by which a board tells an older word from a newer one.</summary>
    public static int VersionOf(MailboxState state, string contactId) =>
        state.Contacts.FirstOrDefault(known => known.Id == contactId)?.Version ?? BoardEntry.Gone;

    private static MailboxState Announcing(MailboxState state, Contact? was, Contact? now, DateTimeOffset at)
    {
        if (ReferenceEquals(was, now) || was == now)
            return state;
        foreach (var fund in new[] { BoardOf(was), BoardOf(now) }.OfType<string>().Distinct())
            state = Announcing(state, fund, (now ?? was)!.Id, at);
        return state;
    }

    private static string? BoardOf(Contact? contact) => contact is { IsAnswered: false } ? contact.Fund : null;

    private static bool IsWordOf(Effect owed, string fund, string contactId) =>
        owed.Kind == EffectKind.Board && owed.To == fund && owed.ContactId == contactId;
}
