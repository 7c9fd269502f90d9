using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Figures;

/// <summary>
/// Where figures are kept: counts by fund, day, theme and minutes, and the events that are counted already.
/// </summary>
public interface IFigureStore
{
    /// <summary>Counts each event, unless it was counted before; all or none.</summary>
    Task CountAsync(IReadOnlyList<FigureEvent> events);

    /// <param name="fund">Null for all funds.</param>
    Task<IReadOnlyList<FigureCount>> ReadAsync(string? fund, DateOnly from, DateOnly to);
}
