using MsaOrleans.Catalog;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Tests.Mailboxes;

/// <summary>The catalogue and the funds that come with the service.</summary>
internal static class Shipped
{
    public static readonly FundDirectory Funds = FundFile.Load(new());
    public static readonly TopicCatalog Catalog = CatalogFiles.Load(new());

    /// <summary>One that only exploitants see.</summary>
    public static readonly TopicCodes ExploitantTopic = new(
        "cotisations-exploitants",
        "affiliation",
        "mon-installation"
    );
}
