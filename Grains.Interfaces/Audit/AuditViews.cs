using System.Collections.Immutable;

namespace MsaOrleans.Audit;

/// <param name="Next">Where to go on; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("audit-page")]
public sealed record AuditPage([property: Id(0)] ImmutableArray<AuditView> Entries, [property: Id(1)] string? Next);

/// <param name="Chain">Code of the fund, or <c>national</c>.</param>
/// <param name="Day">In the fund's time zone.</param>
/// <param name="Seq">From 1 each day.</param>
/// <param name="Status">HTTP status of the answer; 0 of a write that was about to be tried.</param>
/// <param name="Sub">Null of whoever was not signed in or is forgotten.</param>
/// <param name="Count">How many refusals the entry stands for; 1 of any other.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("audit-view")]
public sealed record AuditView(
    [property: Id(0)] string Chain,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] long Seq,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string Request,
    [property: Id(5)] string Act,
    [property: Id(6)] AuditCapacity Capacity,
    [property: Id(7)] int Status,
    [property: Id(8)] string? Sub,
    [property: Id(9)] string? Name,
    [property: Id(10)] string? Address,
    [property: Id(11)] string? MemberId,
    [property: Id(12)] string? ContactId,
    [property: Id(13)] string? Fund,
    [property: Id(14)] int Count,
    [property: Id(15)] string Hash
);

[GenerateSerializer, Immutable, Alias("audit-heads")]
public sealed record AuditHeads([property: Id(0)] ImmutableArray<AuditHead> Heads);

/// <summary>What proves a day of a chain as far as it has come, for keeping elsewhere.</summary>
/// <param name="Seq">Number of its entries.</param>
/// <param name="Hash">Of the last one.</param>
[GenerateSerializer, Immutable, Alias("audit-head")]
public sealed record AuditHead(
    [property: Id(0)] string Chain,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] long Seq,
    [property: Id(3)] string Hash
);

[GenerateSerializer, Immutable, Alias("access-page")]
public sealed record AccessPage([property: Id(0)] ImmutableArray<AccessView> Entries, [property: Id(1)] string? Next);

/// <summary>Somebody opened the mailbox, or did something in it.</summary>
/// <param name="Name">Null of whoever is forgotten.</param>
/// <param name="Fund">Code of the fund that they acted for; null of an admin.</param>
/// <param name="ContactId">Null of what concerned the whole mailbox.</param>
[GenerateSerializer, Immutable, Alias("access-view")]
public sealed record AccessView(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string? Name,
    [property: Id(2)] AuditCapacity Capacity,
    [property: Id(3)] string? Fund,
    [property: Id(4)] string Act,
    [property: Id(5)] string? ContactId
)
{
    /// <summary>In place of acts that are the desk’s own: notes, claims, releases.</summary>
    public const string Work = "WorkOnContact";
}
