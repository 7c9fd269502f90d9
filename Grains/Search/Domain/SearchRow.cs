using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Search.Domain;

/// <summary>A contact as the index of searches keeps it; stored as JSON and read by later versions.</summary>
/// <param name="MemberName">Null while unknown.</param>
/// <param name="AnsweredAt">The last final answer, UTC; null while one is owed.</param>
/// <param name="Excerpt">The first words of what the member last wrote.</param>
public sealed record SearchRow(
    string Fund,
    string ContactId,
    string MemberId,
    string? MemberName,
    Profile? Profile,
    Topic Topic,
    ContactKind Kind,
    ContactStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? AnsweredAt,
    int Level,
    string? Assignee,
    string? AssigneeName,
    string? LapsedFrom,
    string? LapsedFromName,
    int Version,
    string Excerpt
);

/// <summary>What becomes of a contact in the index.</summary>
/// <param name="Row">Null when the contact leaves it.</param>
/// <param name="IsReworded">Whether it is found by other words than before, or has not been in the index.</param>
public sealed record SearchChange(string ContactId, SearchRow? Row, bool IsReworded);
