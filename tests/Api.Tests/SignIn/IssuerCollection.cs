using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>Tests of the sign-in share one issuer and one service; each resets the issuer.</summary>
[CollectionDefinition(Name)]
public sealed class IssuerCollection : ICollectionFixture<RunningIssuer>
{
    public const string Name = "issuer";
}
