using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>The keys of data protection, kept by a grain: one ring for all Apis, with no further set-up.</summary>
/// <remarks>Data protection waits for its keys on a thread, at the start and once a day.</remarks>
internal sealed class KeyRingRepository(IGrainFactory grains) : IXmlRepository
{
    private IKeyRingGrain Ring => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.Portal);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(Ring.ListAsync).GetAwaiter().GetResult().Select(element => XElement.Parse(element.Xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var kept = new RingElement(
            friendlyName,
            element.ToString(SaveOptions.DisableFormatting),
            (DateTimeOffset?)element.Element("activationDate"),
            (DateTimeOffset?)element.Element("expirationDate")
        );
        Task.Run(() => Ring.AddAsync(kept)).GetAwaiter().GetResult();
    }
}
