using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>A contact as its fund's board keeps it.</summary>
/// <param name="NextStepAt">When its mailbox should reach the next step; null when none is left.</param>
/// <param name="Version">The version of the contact: the newer update wins.</param>
/// <param name="MemberName">From the last update; null in a row that was written before updates had names.</param>
/// <param name="Kind">Null in a row that was written before updates had kinds, as the excerpt is.</param>
/// <param name="Profile">The member's; null when not known.</param>
/// <param name="Excerpt">The first words of what the member last wrote.</param>
[GenerateSerializer, Immutable, Alias("board-entry")]
public sealed record BoardEntry(
    [property: Id(0)] string Fund,
    [property: Id(1)] string ContactId,
    [property: Id(2)] string MemberId,
    [property: Id(3)] Topic Topic,
    [property: Id(4)] ContactStatus Status,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset DueAt,
    [property: Id(7)] DateTimeOffset? NextStepAt,
    [property: Id(8)] int Level,
    [property: Id(9)] string? Assignee,
    [property: Id(10)] string? AssigneeName,
    [property: Id(11)] string? LapsedFrom,
    [property: Id(12)] int Version,
    [property: Id(13)] string? MemberName = null,
    [property: Id(14)] string? LapsedFromName = null,
    [property: Id(15)] ContactKind? Kind = null,
    [property: Id(16)] Profile? Profile = null,
    [property: Id(17)] string? Excerpt = null
)
{
    /// <summary>The version of a contact that no longer exists: newer than any other.</summary>
    public const int Gone = int.MaxValue;
}
