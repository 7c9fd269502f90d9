namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>One service and one browser for all tests of the portal.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<Portal>
{
    public const string Name = "Portal";
}
