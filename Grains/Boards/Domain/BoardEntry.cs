using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>A contact as its fund's board keeps it.</summary>
/// <param name="NextStepAt">When its mailbox should reach the next step; null when none is left.</param>
/// <param name="Version">The version of the contact: the newer update wins.</param>
/// <param name="MemberName">From the last update; null in a row that was written before updates had names.</param>
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
    [property: Id(14)] string? LapsedFromName = null
)
{
    /// <summary>The version of a contact that no longer exists: newer than any other.</summary>
    public const int Gone = int.MaxValue;
}
