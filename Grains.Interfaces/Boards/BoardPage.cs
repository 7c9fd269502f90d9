using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Boards;

/// <summary>What to show of a board.</summary>
/// <param name="Theme">Code of the only theme to show; null for all.</param>
/// <param name="Level">The only level to show; null for all.</param>
/// <param name="Limit">Items of a page, at least 1.</param>
/// <param name="After">The <see cref="BoardPage.Next"/> of the page before; null for the first.</param>
/// <param name="Lapsed">Only contacts whose claim lapsed and that nobody has claimed since. In
/// <see cref="BoardView.Mine"/>, only those whose claim was the caller's.</param>
[GenerateSerializer, Immutable, Alias("board-query")]
public sealed record BoardQuery(
    [property: Id(0)] BoardView View,
    [property: Id(1)] string? Theme = null,
    [property: Id(2)] int? Level = null,
    [property: Id(3)] int Limit = 50,
    [property: Id(4)] string? After = null,
    [property: Id(5)] bool Lapsed = false
);

[GenerateSerializer, Alias("board-view")]
public enum BoardView
{
    /// <summary>All that are owed an answer.</summary>
    Open = 1,

    /// <summary>Past their deadline.</summary>
    Overdue = 2,

    /// <summary>Due within 8 business hours.</summary>
    DueSoon = 3,

    /// <summary>Those that the caller has claimed.</summary>
    Mine = 4,

    /// <summary>Those that nobody has claimed.</summary>
    Unassigned = 5,
}

/// <param name="Items">Oldest deadline first.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("board-page")]
public sealed record BoardPage(
    [property: Id(0)] ImmutableArray<BoardItem> Items,
    [property: Id(1)] BoardCounts Counts,
    [property: Id(2)] string? Next
);

/// <summary>A contact that is owed an answer.</summary>
/// <param name="DueAt">End of the running clock, UTC.</param>
/// <param name="Level">Last escalation step reached, 0 before any.</param>
/// <param name="Assignee">Id of the agent who claimed it; null when none has.</param>
/// <param name="Version">Of the contact.</param>
/// <param name="Fund">Code of the fund in charge.</param>
/// <param name="AssigneeName">Their name.</param>
/// <param name="LapsedFrom">Id of the agent whose claim lapsed, until somebody claims the contact again.</param>
/// <param name="MinutesLeft">Business minutes to the deadline, rounded down; below zero once it has passed.</param>
/// <param name="MemberName">The member's name in their latest token; null while unknown, and for admins.</param>
/// <param name="LapsedFromName">Name of the agent whose claim lapsed.</param>
/// <param name="Reference">What the contact is called on the telephone.</param>
/// <param name="Kind">What the member wants; null until the mailbox has told it.</param>
/// <param name="Profile">The member's; null while unknown.</param>
/// <param name="Excerpt">The first words of what the member last wrote; null while unknown, and for admins.</param>
[GenerateSerializer, Immutable, Alias("board-item")]
public sealed record BoardItem(
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
    [property: Id(12)] int MinutesLeft,
    [property: Id(13)] string? MemberName,
    [property: Id(14)] string? LapsedFromName,
    [property: Id(15)] string Reference = "",
    [property: Id(16)] ContactKind? Kind = null,
    [property: Id(17)] Profile? Profile = null,
    [property: Id(18)] string? Excerpt = null
);

/// <param name="Agents">Sorted by name.</param>
[GenerateSerializer, Immutable, Alias("agent-list")]
public sealed record AgentList([property: Id(0)] ImmutableArray<AgentView> Agents);

/// <summary>How many there are, whatever the page.</summary>
/// <param name="Overdue">The first six: of the whole board.</param>
/// <param name="Lapsed">Claims of the caller that lapsed and that nobody has taken up.</param>
/// <param name="Themes">Within the view asked for, by code of theme; those with none are left out.</param>
/// <param name="Levels">Within the view asked for, by level; those with none are left out.</param>
/// <param name="AllLapsed">Of the whole board, whoever's claim it was.</param>
[GenerateSerializer, Immutable, Alias("board-counts")]
public sealed record BoardCounts(
    [property: Id(0)] int Overdue,
    [property: Id(1)] int DueSoon,
    [property: Id(2)] int Open,
    [property: Id(3)] int Mine,
    [property: Id(4)] int Unassigned,
    [property: Id(5)] int Lapsed,
    [property: Id(6)] ImmutableSortedDictionary<string, int> Themes,
    [property: Id(7)] ImmutableSortedDictionary<int, int> Levels,
    [property: Id(8)] int AllLapsed
);
