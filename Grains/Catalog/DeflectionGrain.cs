using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Catalog;

[GrainType("deflection")]
public sealed class DeflectionGrain(
    [PersistentState("deflection", StorageNames.Default)] IPersistentState<DeflectionState> stored,
    TopicCatalog catalog
) : Grain, IDeflectionGrain
{
    public async Task<Refusal?> RecordAsync(DateOnly day, string service, string reason, OnlineServiceOutcome outcome)
    {
        if (catalog.FindOnlineService(service).Refusal is { } unknownService)
            return unknownService;
        if (!catalog.OffersOnReason(service, reason))
            return new Refusal(RefusalCode.UnknownTopic);

        await CommitAsync(Deflection.Count(stored.State, day, service, reason, outcome));
        return null;
    }

    public Task<ImmutableArray<DeflectionCount>> GetAsync() => Task.FromResult(stored.State.Counts);

    private async Task CommitAsync(DeflectionState next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Whether the write happened is unknown: the next call reads it again from storage.
            DeactivateOnIdle();
            throw;
        }
    }
}
