using System.Collections.Immutable;

namespace MsaOrleans.Boards;

/// <param name="Events">Oldest first; empty when nothing happened in time.</param>
/// <param name="Last">Id of the event to continue from.</param>
[Immutable, Alias("board-news")]
public sealed record BoardNews(ImmutableArray<BoardEvent> Events, string Last);
