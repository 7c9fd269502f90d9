using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Figures;

/// <summary>
/// Stores figures: counts by fund, day, theme and minutes, and the ids of the events that were counted.
/// </summary>
public interface IFigureStore
{
    /// <summary>Counts each event, unless it was counted before; all or none.</summary>
    Task CountAsync(IReadOnlyList<FigureEvent> events);

    /// <param name="fund">Null for all funds.</param>
    Task<IReadOnlyList<FigureCount>> ReadAsync(string? fund, DateOnly from, DateOnly to);
}
