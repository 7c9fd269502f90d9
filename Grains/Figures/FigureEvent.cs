using MsaOrleans.Grains.Figures.Domain;

namespace MsaOrleans.Grains.Figures;

/// <param name="Id">What it is about, such as <c>received.{contact}.{clock}</c>; an id is counted once.</param>
public sealed record FigureEvent(string Id, string Fund, Figure Figure);
