namespace MsaOrleans.Catalog;

/// <param name="Topic">What pre-fills a message started from the service's page (its envelope icon), if anything
/// does.</param>
[GenerateSerializer, Immutable, Alias("online-service-view")]
public sealed record OnlineServiceView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Label,
    [property: Id(2)] Uri Url,
    [property: Id(3)] Topic? Topic
);
