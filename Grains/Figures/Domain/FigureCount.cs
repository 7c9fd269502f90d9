namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>How often a figure was counted in a fund.</summary>
public sealed record FigureCount(string Fund, Figure Figure, int Count);
