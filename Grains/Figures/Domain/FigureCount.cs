namespace MsaOrleans.Grains.Figures.Domain;

/// <summary>How often the same thing happened.</summary>
public sealed record FigureCount(string Fund, Figure Figure, int Count);
