using System.Collections.Immutable;
using MsaOrleans.Grains.Identity.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Identity;

[GrainType("key-ring")]
public sealed class KeyRingGrain(
    [PersistentState("key-ring", StorageNames.Default)] IPersistentState<KeyRingState> stored,
    TimeProvider time
) : Grain, IKeyRingGrain
{
    public Task<ImmutableArray<RingElement>> ListAsync() =>
        Task.FromResult(KeyRing.Current(stored.State, time.GetUtcNow()).Elements);

    public async Task AddAsync(RingElement element)
    {
        var next = KeyRing.Add(stored.State, element, time.GetUtcNow());
        if (next == stored.State)
            return;
        await this.CommitAsync(stored, next);
    }
}
