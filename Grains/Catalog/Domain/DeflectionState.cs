using System.Collections.Immutable;
using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Catalog.Domain;

/// <summary>The stored counts of one fund and month.</summary>
public sealed record DeflectionState
{
    /// <summary>One line per day, service and reason, oldest day first.</summary>
    public ImmutableArray<DeflectionCount> Counts { get; init; } = [];
}
