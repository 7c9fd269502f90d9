using System.Collections.Immutable;

namespace MsaOrleans.Identity;

/// <summary>
/// The keys by which the Apis protect what a browser carries for them on its way through the sign-in; one ring for all
/// of them, key <see cref="Portal"/>. Keys are added, and leave a day after their end.
/// </summary>
[Alias("key-ring")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>Key of the ring of the portal's sign-in.</summary>
    const string Portal = "portal";

    /// <returns>What the ring holds, oldest first, without the keys that ended a day ago.</returns>
    [Alias("list")]
    Task<ImmutableArray<RingElement>> ListAsync();

    /// <summary>
    /// Adds an element; durable when the call returns. One that is there already, or a key for a time that has one, is
    /// left out: of two Apis that start together on an empty ring, the second goes by the key of the first.
    /// </summary>
    [Alias("add")]
    Task AddAsync(RingElement element);
}
