using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Catalog;

[StatelessWorker, GrainType("catalog")]
public sealed class CatalogGrain(TopicCatalog catalog) : Grain, ICatalogGrain
{
    public Task<CatalogView> GetAsync(Profile? profile) => Task.FromResult(catalog.View(profile));

    public Task<Outcome<OnlineServiceView>> GetOnlineServiceAsync(string code) =>
        Task.FromResult(catalog.FindOnlineService(code));
}
