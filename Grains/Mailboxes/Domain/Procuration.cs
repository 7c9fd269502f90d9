using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A procuration, in the mailbox of the member who granted it.</summary>
/// <param name="ProxyId">Claim <c>sub</c> of the proxy.</param>
/// <param name="Until">Exclusive; null until revoked.</param>
/// <param name="Profile">The member's, as the proxy was last told it; null when it was not known or not yet
/// told.</param>
internal sealed record Procuration(
    string ProxyId,
    string Name,
    string? Email,
    DateTimeOffset From,
    DateTimeOffset? Until,
    Profile? Profile = null
)
{
    public bool InForce(DateTimeOffset now) => From <= now && (Until is not { } until || now < until);

    public ProxyView View(DateTimeOffset now) => new(ProxyId, Name, Email, From, Until, InForce(now));
}

/// <summary>
/// A procuration, in the mailbox of the proxy: a hint of where to knock, the granting mailbox decides.
/// </summary>
/// <param name="Revision">Of the granting mailbox when it told it: an older notice never undoes a newer one.</param>
/// <param name="Revoked">Kept for a while after revocation, so that a late older notice changes nothing.</param>
/// <param name="Profile">The granting member's; null when not known.</param>
internal sealed record ReceivedProcuration(
    string MemberId,
    string Name,
    DateTimeOffset From,
    DateTimeOffset? Until,
    long Revision,
    bool Revoked,
    Profile? Profile = null
)
{
    public bool InForce(DateTimeOffset now) => !Revoked && From <= now && (Until is not { } until || now < until);
}
