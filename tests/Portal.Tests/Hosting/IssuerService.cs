using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>A service into which one signs in through an issuer, and no other way.</summary>
public sealed class IssuerService : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-issuer-").FullName;

    public Issuer Issuer { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await Issuer.StartAsync();
        Service = await Issuer.ServeAsync(_folder);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Issuer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
