using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What becomes of a mailbox when a fund is merged into another.</summary>
internal static class Merging
{
    /// <summary>
    /// The mailbox with its contacts at the funds that have them now. The deadlines stay as they were computed. Who
    /// holds the mailbox stays as their token said. Returns the same state when no fund of it is merged.
    /// </summary>
    public static MailboxState Follow(MailboxState state, FundDirectory funds) =>
        funds.HasMerged && state.Contacts.Any(contact => Moves(contact, funds))
            ? state with
            {
                Contacts = [.. state.Contacts.Select(contact => Follow(contact, funds))],
            }
            : state;

    /// <summary>
    /// The next state, with notices for the boards of before a merger as well as for those of after it. The mailbox may
    /// not have been written since.
    /// </summary>
    public static MailboxState OwingBoards(
        MailboxState stored,
        MailboxState next,
        FundDirectory funds,
        DateTimeOffset now
    )
    {
        var owing = BoardNotices.OfChanges(stored, next, now);
        var followed = Follow(stored, funds);
        return ReferenceEquals(followed, stored) ? owing : BoardNotices.OfChanges(followed, owing, now);
    }

    private static bool Moves(Contact contact, FundDirectory funds) => funds.Present(contact.Fund) != contact.Fund;

    private static Contact Follow(Contact contact, FundDirectory funds) =>
        Moves(contact, funds) ? contact.Changed() with { Fund = funds.Present(contact.Fund) } : contact;
}
