using MsaOrleans.Identity;

namespace MsaOrleans.Catalog;

/// <summary>Hands out the catalogue of topics; a stateless worker, key 0.</summary>
[Alias("catalog")]
public interface ICatalogGrain : IGrainWithIntegerKey
{
    [Alias("get")]
    Task<CatalogView> GetAsync(Profile? profile);

    /// <returns>Refused <see cref="RefusalCode.UnknownOnlineService"/> when there is no such code.</returns>
    [Alias("get-online-service")]
    Task<Outcome<OnlineServiceView>> GetOnlineServiceAsync(string code);
}
