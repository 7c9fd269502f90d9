using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>A procuration, in the mailbox of the member who granted it.</summary>
/// <param name="ProxyId">Claim <c>sub</c> of the proxy.</param>
/// <param name="Until">Exclusive; null for one without an end.</param>
/// <param name="Profile">The member's profile as the proxy was last told; null when unknown or not told yet.</param>
/// <param name="Agreed">What both agreed to; null when the proxy did not accept it by an invitation.</param>
/// <param name="AcceptedWith">Fingerprint of the code that the proxy accepted it with, so that they may repeat
/// that.</param>
/// <param name="InvitedName">Whom the member invited, as they called them: somebody else may have accepted.</param>
internal sealed record Procuration(
    string ProxyId,
    string Name,
    string? Email,
    DateTimeOffset From,
    DateTimeOffset? Until,
    Profile? Profile = null,
    ProcurationAgreement? Agreed = null,
    string? AcceptedWith = null,
    string? InvitedName = null
)
{
    public bool InForce(DateTimeOffset now) => From <= now && (Until is not { } until || now < until);

    public bool HasEnded(DateTimeOffset now) => Until <= now;

    public ProxyView View(DateTimeOffset now) =>
        new(ProxyId, Name, Email, From, Until, InForce(now), Agreed, InvitedName);
}

/// <summary>
/// A procuration in the mailbox of the proxy. It lists which mailboxes to ask; the granting mailbox decides.
/// </summary>
/// <param name="Revision">Revision of the granting mailbox. A notice with an older one is ignored.</param>
/// <param name="Revoked">A revoked one is kept for a while, so that an older notice that comes late is
/// ignored.</param>
/// <param name="Profile">The granting member's; null when not known.</param>
/// <param name="Agreed">What both agreed to; null when it was not accepted by an invitation.</param>
internal sealed record ReceivedProcuration(
    string MemberId,
    string Name,
    DateTimeOffset From,
    DateTimeOffset? Until,
    long Revision,
    bool Revoked,
    Profile? Profile = null,
    ProcurationAgreement? Agreed = null
)
{
    public bool InForce(DateTimeOffset now) => !Revoked && From <= now && (Until is not { } until || now < until);
}
