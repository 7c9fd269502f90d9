namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>
/// One service and one browser for the tests of the desk, beside those of the members' pages: two collections keep
/// two cores busy.
/// </summary>
[CollectionDefinition(Name)]
public sealed class DeskCollection : ICollectionFixture<Portal>
{
    public const string Name = "Desk";
}

/// <summary>One service and one browser for all other tests of the portal.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<Portal>
{
    public const string Name = "Portal";
}
