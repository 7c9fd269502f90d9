using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>An invitation to become a proxy, in the mailbox of the member who invites.</summary>
/// <param name="Code">Fingerprint of the code. The code itself is stored only in the mail that is owed.</param>
/// <param name="From">From its acceptance when null.</param>
/// <param name="Until">Exclusive; null for one without an end.</param>
/// <param name="Wording">Version of the words that the member agreed to.</param>
/// <param name="ExpiresAt">The code opens nothing from then on.</param>
/// <param name="MailFailedAt">When the mail was given up; null when it was not.</param>
internal sealed record Invitation(
    string Id,
    string Code,
    string Name,
    string Email,
    DateTimeOffset? From,
    DateTimeOffset? Until,
    int Wording,
    DateTimeOffset InvitedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? MailFailedAt = null
)
{
    public bool IsPending(DateTimeOffset now) => now < ExpiresAt;

    public InvitationView View(DateTimeOffset now) =>
        new(Id, Name, Email, From, Until, InvitedAt, ExpiresAt, Wording, !IsPending(now), MailFailedAt);
}
