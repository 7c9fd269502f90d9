using System.Collections.Immutable;

namespace MsaOrleans.Mailboxes;

/// <summary>An invitation to become a member's proxy.</summary>
/// <param name="Name">Who is invited, as the member calls them.</param>
/// <param name="Email">Where the code goes.</param>
/// <param name="From">In force from then on, UTC; from its acceptance when null.</param>
/// <param name="Until">No longer from then on, UTC; until revoked when null.</param>
/// <param name="Wording">Version of the words that the member read; null when they read the present ones.</param>
[GenerateSerializer, Immutable, Alias("new-invitation")]
public sealed record NewInvitation(
    [property: Id(0)] string Name,
    [property: Id(1)] string Email,
    [property: Id(2)] DateTimeOffset? From,
    [property: Id(3)] DateTimeOffset? Until,
    [property: Id(4)] int? Wording = null
);

/// <summary>An invitation, as its member sees it.</summary>
/// <param name="ExpiresAt">From then on its code opens nothing, UTC.</param>
/// <param name="Wording">Version of the words that the member agreed to.</param>
/// <param name="Expired">Whether that has passed; an invitation that expired is shown for 30 days.</param>
/// <param name="MailFailedAt">When the mail was given up; null when it has left or is on its way.</param>
[GenerateSerializer, Immutable, Alias("invitation-view")]
public sealed record InvitationView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Email,
    [property: Id(3)] DateTimeOffset? From,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] DateTimeOffset InvitedAt,
    [property: Id(6)] DateTimeOffset ExpiresAt,
    [property: Id(7)] int Wording,
    [property: Id(8)] bool Expired,
    [property: Id(9)] DateTimeOffset? MailFailedAt
);

/// <param name="Wording">The words that a new invitation is made in.</param>
/// <param name="Invitations">Neither accepted nor withdrawn, oldest first.</param>
[GenerateSerializer, Immutable, Alias("invitation-list")]
public sealed record InvitationList(
    [property: Id(0)] ProcurationWording Wording,
    [property: Id(1)] ImmutableArray<InvitationView> Invitations
);

/// <summary>An invitation, as whoever has its code sees it before accepting.</summary>
/// <param name="MemberName">Who invites.</param>
/// <param name="From">In force from then on, UTC; from its acceptance when null.</param>
/// <param name="Until">No longer from then on, UTC; until revoked when null.</param>
/// <param name="ExpiresAt">From then on the code opens nothing, UTC.</param>
/// <param name="Wording">The words that the member agreed to.</param>
[GenerateSerializer, Immutable, Alias("invitation-offer")]
public sealed record InvitationOffer(
    [property: Id(0)] string MemberName,
    [property: Id(1)] DateTimeOffset? From,
    [property: Id(2)] DateTimeOffset? Until,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] ProcurationWording Wording
);

/// <summary>What a member and their proxy agreed to; the member may have changed the terms since.</summary>
/// <param name="Wording">Version of the words, see <see cref="ProcurationWording"/>.</param>
/// <param name="MemberAt">When the member agreed, by inviting.</param>
/// <param name="ProxyAt">When the proxy agreed, by accepting.</param>
/// <param name="Until">Null for until revoked.</param>
[GenerateSerializer, Immutable, Alias("procuration-agreement")]
public sealed record ProcurationAgreement(
    [property: Id(0)] int Wording,
    [property: Id(1)] DateTimeOffset MemberAt,
    [property: Id(2)] DateTimeOffset ProxyAt,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset? Until
);
