using System.Collections.Immutable;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Retention;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What is left to do of an erasure, stored in place of the mailbox until it is done.</summary>
/// <param name="OnBoards">Contacts that boards may show.</param>
/// <param name="Counted">Ids of the events that the figures may have counted.</param>
/// <param name="Proxies">Who was granted a procuration.</param>
/// <param name="Codes">Fingerprints of the codes that lead to this mailbox.</param>
internal sealed record Erasure(
    ErasureReceipt Receipt,
    ImmutableArray<ErasedContact> OnBoards,
    ImmutableArray<string> Counted,
    ImmutableArray<string> Proxies,
    ImmutableArray<string> Codes
);

/// <param name="Fund">Whose board.</param>
internal sealed record ErasedContact(string Fund, string Id);

internal static class Erasing
{
    /// <summary>What is to be erased elsewhere.</summary>
    /// <param name="id">Of the receipt.</param>
    /// <param name="backupsKept">How long backups are kept; null when nobody said so.</param>
    public static Erasure Of(
        MailboxState state,
        Actor admin,
        string reason,
        string id,
        FundDirectory funds,
        TimeSpan? backupsKept,
        DateTimeOffset now
    )
    {
        var contacts = state.Contacts.AddRange(state.Withheld);
        var receipt = new ErasureReceipt(
            id,
            state.Holder?.Fund,
            now,
            admin.Id,
            reason,
            Fingerprint.Of(id, state.MemberId),
            contacts.Length,
            contacts.Sum(contact => contact.Messages.Length),
            contacts.Sum(contact => contact.Notes.Length),
            state.Procurations.Length + state.Received.Length,
            state.Outbox.OfType<MailEffect>().Count(),
            now + backupsKept
        );
        return new(
            receipt,
            [.. state.Contacts.Where(contact => !contact.IsAnswered).SelectMany(open => OnBoards(open, funds))],
            [.. contacts.SelectMany(RequestFigures.EventsOf)],
            [.. state.Procurations.Select(granted => granted.ProxyId)],
            [
                .. state.Invitations.Select(invitation => invitation.Code),
                .. state.Procurations.Select(granted => granted.AcceptedWith).OfType<string>(),
            ]
        );
    }

    /// <summary>A state with nothing of the member but their id, and with what is to be erased elsewhere.</summary>
    public static MailboxState Begin(MailboxState state, Erasure erasure) =>
        MailboxState.Empty(state.MemberId) with
        {
            Revision = state.Revision,
            Erasure = erasure,
        };

    /// <summary>The board of its fund, and that of the fund which this one is merged into.</summary>
    private static IEnumerable<ErasedContact> OnBoards(Contact contact, FundDirectory funds) =>
        new[] { contact.Fund, funds.Present(contact.Fund) }
            .Distinct()
            .Select(fund => new ErasedContact(fund, contact.Id));
}
