using System.Collections.Immutable;

namespace MsaOrleans.Identity;

/// <summary>
/// The data protection keys for the cookies of the sign-in. All Apis share one ring, under the grain key
/// <see cref="Portal"/>. A key is removed a day after it expires.
/// </summary>
[Alias("key-ring")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>Key of the ring of the portal's sign-in.</summary>
    const string Portal = "portal";

    /// <returns>The elements, oldest first, without keys that expired more than a day ago.</returns>
    [Alias("list")]
    Task<ImmutableArray<RingElement>> ListAsync();

    /// <summary>
    /// Adds an element, durable when the call returns. Ignores an element that exists, and a key for a period that
    /// already has one: when two Apis start on an empty ring, the second uses the key of the first.
    /// </summary>
    [Alias("add")]
    Task AddAsync(RingElement element);
}
