using System.Collections.Immutable;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures;

namespace MsaOrleans.Grains;

/// <summary>
/// A state that is stored together with the rows by which boards and figures know it, in one transaction.
/// </summary>
public interface IFeedsReadModels
{
    /// <summary>Null when boards and figures stay as they are.</summary>
    ReadModelRows? ReadModels { get; }
}

/// <param name="Boards">At most one for a contact on a board.</param>
/// <param name="Figures">Each is counted once, by its id.</param>
public sealed record ReadModelRows(ImmutableArray<BoardUpdate> Boards, ImmutableArray<FigureEvent> Figures);
