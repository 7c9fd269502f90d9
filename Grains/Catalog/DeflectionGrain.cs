using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;

namespace MsaOrleans.Grains.Catalog;

[GrainType("deflection")]
public sealed class DeflectionGrain(
    [PersistentState("deflection", StorageNames.Default)] IPersistentState<DeflectionState> stored,
    TopicCatalog catalog,
    TimeProvider time
) : Grain, IDeflectionGrain
{
    private readonly OutcomeBudget _budget = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            this.EndIfVacant(() => !stored.RecordExists);
        return Task.CompletedTask;
    }

    public Task<Refusal?> RecordAsync(DateOnly day, string service, string reason, OnlineServiceOutcome outcome) =>
        CountAsync(null, day, service, reason, outcome);

    public Task<Refusal?> RecordAsync(
        string memberId,
        DateOnly day,
        string service,
        string reason,
        OnlineServiceOutcome outcome
    ) => CountAsync(memberId, day, service, reason, outcome);

    public Task<ImmutableArray<DeflectionCount>> GetAsync() => Task.FromResult(stored.State.Counts);

    private async Task<Refusal?> CountAsync(
        string? memberId,
        DateOnly day,
        string service,
        string reason,
        OnlineServiceOutcome outcome
    )
    {
        if (catalog.FindOnlineService(service).Refusal is { } unknownService)
            return unknownService;
        if (!catalog.OffersOnReason(service, reason))
            return new Refusal(RefusalCode.UnknownTopic);
        if (memberId is not null && _budget.Take(memberId, time.GetUtcNow()) is { } tooMany)
            return tooMany;

        await this.CommitAsync(stored, Deflection.Count(stored.State, day, service, reason, outcome));
        return null;
    }
}
