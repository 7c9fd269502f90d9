using System.Collections.Immutable;
using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>What is kept of one fund's month.</summary>
public sealed record DeflectionState
{
    /// <summary>One line per day, service and reason, oldest day first.</summary>
    public ImmutableArray<DeflectionCount> Counts { get; init; } = [];
}
