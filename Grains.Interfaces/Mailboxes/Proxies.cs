using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Mailboxes;

/// <summary>The terms of a procuration.</summary>
/// <param name="From">In force from then on, UTC; at once when null.</param>
/// <param name="Until">No longer from then on, UTC; until revoked when null.</param>
[GenerateSerializer, Immutable, Alias("proxy-terms")]
public sealed record ProxyTerms(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Email,
    [property: Id(2)] DateTimeOffset? From,
    [property: Id(3)] DateTimeOffset? Until
);

/// <summary>A procuration in the mailbox of the member who granted it.</summary>
/// <param name="InForce">Whether the proxy may act now.</param>
/// <param name="Agreed">What both agreed to; null of a procuration that was not accepted by an invitation.</param>
/// <param name="InvitedName">Whom the member invited, as they called them; null without an invitation.</param>
[GenerateSerializer, Immutable, Alias("proxy-view")]
public sealed record ProxyView(
    [property: Id(0)] string ProxyId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Email,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] bool InForce,
    [property: Id(6)] ProcurationAgreement? Agreed = null,
    [property: Id(7)] string? InvitedName = null
);

[GenerateSerializer, Immutable, Alias("proxy-list")]
public sealed record ProxyList([property: Id(0)] ImmutableArray<ProxyView> Proxies);

/// <summary>A mailbox in which the caller may act.</summary>
/// <param name="Name">The member's.</param>
/// <param name="Profile">The member's, which decides the topics they may write about; null when not known: any topic
/// then.</param>
/// <param name="Agreed">What both agreed to; null of a procuration that was not accepted by an invitation.</param>
[GenerateSerializer, Immutable, Alias("held-mailbox")]
public sealed record HeldMailbox(
    [property: Id(0)] string MemberId,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset? Until,
    [property: Id(4)] Profile? Profile = null,
    [property: Id(5)] ProcurationAgreement? Agreed = null
);
