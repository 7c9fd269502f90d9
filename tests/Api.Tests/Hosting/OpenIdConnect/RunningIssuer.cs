namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>A service and the issuer where one signs in to it, and nowhere else.</summary>
public sealed class RunningIssuer : IAsyncLifetime
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
