using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MsaOrleans.Boards;

/// <param name="Events">Oldest first; empty when nothing happened in time.</param>
/// <param name="Last">Where to go on from.</param>
[GenerateSerializer, Immutable, Alias("board-news")]
public sealed record BoardNews(
    [property: Id(0)] ImmutableArray<BoardEvent> Events,
    [property: Id(1)] string Last);

/// <param name="Id">Place in the stream.</param>
/// <param name="Item">What is on the board now; <see cref="BoardEventKind.Changed"/> only.</param>
/// <param name="ContactId">What left it; <see cref="BoardEventKind.Removed"/> only.</param>
[GenerateSerializer, Immutable, Alias("board-event")]
public sealed record BoardEvent(
    [property: Id(0), JsonIgnore] string Id,
    [property: Id(1), JsonIgnore] BoardEventKind Kind,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BoardItem? Item = null,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactId = null);

[GenerateSerializer, Alias("board-event-kind")]
public enum BoardEventKind
{
    /// <summary>A contact came or is not as it was.</summary>
    Changed = 1,

    /// <summary>A contact was answered, or went elsewhere.</summary>
    Removed = 2,

    /// <summary>The caller was away for too long: the board is to be read again.</summary>
    Reset = 3,
}
