using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Search;

/// <summary>What to look for among the contacts of a fund.</summary>
/// <param name="Text">Each of its words begins a word of the member's name, their id, the reference or the topic;
/// accents and case are set aside.</param>
/// <param name="Status">The only status to show; null for all.</param>
/// <param name="Theme">Code of the only theme to show; null for all.</param>
/// <param name="Limit">Items of a page, at least 1.</param>
/// <param name="After">The <see cref="SearchPage.Next"/> of the page before; null for the first.</param>
[GenerateSerializer, Immutable, Alias("search-query")]
public sealed record SearchQuery(
    [property: Id(0)] string Text,
    [property: Id(1)] ContactStatus? Status = null,
    [property: Id(2)] string? Theme = null,
    [property: Id(3)] int Limit = 50,
    [property: Id(4)] string? After = null
)
{
    /// <summary>UTF-16 code units of a text at most.</summary>
    public const int LongestText = 100;

    /// <summary>Words of a text at most.</summary>
    public const int MostWords = 8;
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("search-page")]
public sealed record SearchPage([property: Id(0)] ImmutableArray<FoundContact> Items, [property: Id(1)] string? Next);

/// <summary>A contact that was found: what a board shows of it, answered or not.</summary>
/// <param name="DueAt">End of the running clock, or of the last one, UTC.</param>
/// <param name="Level">Last escalation step reached, 0 before any.</param>
/// <param name="Assignee">Id of the agent who claimed it; null when none has.</param>
/// <param name="Version">Of the contact.</param>
/// <param name="Fund">Code of the fund in charge.</param>
/// <param name="AssigneeName">Their name.</param>
/// <param name="LapsedFrom">Id of the agent whose claim lapsed, until somebody claims the contact again.</param>
/// <param name="MinutesLeft">Business minutes to the deadline, below zero once it has passed; null when no answer is
/// owed.</param>
/// <param name="MemberName">The member's name in their latest token; null while unknown, and for admins.</param>
/// <param name="LapsedFromName">Name of the agent whose claim lapsed.</param>
/// <param name="Reference">What the contact is called on the telephone.</param>
/// <param name="Kind">What the member wants.</param>
/// <param name="Profile">The member's; null while unknown.</param>
/// <param name="Excerpt">The first words of what the member last wrote; null for admins.</param>
/// <param name="AnsweredAt">The last final answer, UTC; null while one is owed.</param>
[GenerateSerializer, Immutable, Alias("found-contact")]
public sealed record FoundContact(
    [property: Id(0)] string MemberId,
    [property: Id(1)] string ContactId,
    [property: Id(2)] Topic Topic,
    [property: Id(3)] ContactStatus Status,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset DueAt,
    [property: Id(6)] int Level,
    [property: Id(7)] string? Assignee,
    [property: Id(8)] int Version,
    [property: Id(9)] string Fund,
    [property: Id(10)] string? AssigneeName,
    [property: Id(11)] string? LapsedFrom,
    [property: Id(12)] int? MinutesLeft,
    [property: Id(13)] string? MemberName,
    [property: Id(14)] string? LapsedFromName,
    [property: Id(15)] string Reference,
    [property: Id(16)] ContactKind Kind,
    [property: Id(17)] Profile? Profile,
    [property: Id(18)] string? Excerpt,
    [property: Id(19)] DateTimeOffset? AnsweredAt
);
