namespace MsaOrleans.Mailboxes;

/// <summary>
/// Tells in whose mailbox an invitation is. Its key is the fingerprint of the code, so whoever lacks the code finds
/// nothing. It forgets the mailbox once the code has expired.
/// </summary>
[Alias("invitation-place")]
public interface IInvitationPlace : IGrainWithStringKey
{
    /// <returns>Claim <c>sub</c> of the member who invites; null when no code has that fingerprint.</returns>
    [Alias("find")]
    Task<string?> FindAsync();
}
