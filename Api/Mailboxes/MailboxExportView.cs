using System.Collections.Immutable;
using MsaOrleans.Audit;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>All that is held on a member: what their mailbox holds, and who opened it.</summary>
/// <param name="Access">Written as it is read, page by page.</param>
public sealed record MailboxExportView(
    DateTimeOffset ExportedAt,
    string MemberId,
    string? Name,
    string? Email,
    string? Fund,
    Profile? Profile,
    Preferences Preferences,
    ImmutableArray<ContactView> Contacts,
    ImmutableArray<ProxyView> Proxies,
    ImmutableArray<HeldMailbox> HeldMailboxes,
    ImmutableArray<InvitationView> Invitations,
    ImmutableArray<ProcurationWording> Wordings,
    IAsyncEnumerable<AccessView> Access
)
{
    internal static MailboxExportView Of(MailboxExport held, IAsyncEnumerable<AccessView> access) =>
        new(
            held.ExportedAt,
            held.MemberId,
            held.Name,
            held.Email,
            held.Fund,
            held.Profile,
            held.Preferences,
            held.Contacts,
            held.Proxies,
            held.HeldMailboxes,
            held.Invitations,
            held.Wordings,
            access
        );
}
