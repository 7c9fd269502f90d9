using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Mailboxes;

/// <summary>Everything a mailbox holds on its member.</summary>
/// <param name="Invitations">Neither accepted nor withdrawn.</param>
/// <param name="Wordings">The words of every version that invitations and procurations name.</param>
[GenerateSerializer, Immutable, Alias("mailbox-export")]
public sealed record MailboxExport(
    [property: Id(0)] DateTimeOffset ExportedAt,
    [property: Id(1)] string MemberId,
    [property: Id(2)] string? Name,
    [property: Id(3)] string? Email,
    [property: Id(4)] string? Fund,
    [property: Id(5)] Profile? Profile,
    [property: Id(6)] Preferences Preferences,
    [property: Id(7)] ImmutableArray<ContactView> Contacts,
    [property: Id(8)] ImmutableArray<ProxyView> Proxies,
    [property: Id(9)] ImmutableArray<HeldMailbox> HeldMailboxes,
    [property: Id(10)] ImmutableArray<InvitationView> Invitations,
    [property: Id(11)] ImmutableArray<ProcurationWording> Wordings
);
