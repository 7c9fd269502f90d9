using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Figures;

/// <summary>
/// Figures: counts by fund, day, theme and minutes, and the events that mailboxes wrote since they were last added up.
/// </summary>
public interface IFigureStore
{
    /// <summary>The counts, with what is not added to them yet.</summary>
    /// <param name="fund">Null for all funds.</param>
    Task<IReadOnlyList<FigureCount>> ReadAsync(string? fund, DateOnly from, DateOnly to);

    /// <summary>Adds a fund's events to its counts and removes them; what is read stays the same.</summary>
    Task FoldAsync(string fund);
}
