using System.Collections.Immutable;

namespace MsaOrleans.Boards;

/// <param name="Events">Oldest first; empty when nothing happened in time.</param>
/// <param name="Last">Where to go on from.</param>
[Immutable, Alias("board-news")]
public sealed record BoardNews(ImmutableArray<BoardEvent> Events, string Last);
