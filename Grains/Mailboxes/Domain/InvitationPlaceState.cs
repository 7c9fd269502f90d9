namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>The stored place of an invitation.</summary>
internal sealed record InvitationPlaceState
{
    /// <summary>Whose mailbox it is in.</summary>
    public string? MemberId { get; init; }
}
