using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>The stored key ring.</summary>
public sealed record KeyRingState
{
    /// <summary>In the order they were added.</summary>
    public ImmutableArray<RingElement> Elements { get; init; } = [];
}
