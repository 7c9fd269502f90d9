using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Catalog.Domain;
using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Tests.Catalog;

public sealed class CatalogRegistrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalog-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Uses_the_shipped_catalogue_unless_told_otherwise()
    {
        await using var host = Host();

        Assert.Equal(CatalogFiles.Load(new CatalogOptions()).Version, host.GetRequiredService<TopicCatalog>().Version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Uses_the_catalogue_of_a_folder_named_in_full_or_from_the_content_root(bool inFull)
    {
        Write("01-sante.json", SmallCatalog.Sante);
        Write("02-travail.json", SmallCatalog.Travail);
        Write(CatalogFiles.OnlineServices, SmallCatalog.Services);
        await using var host = Host(inFull ? _folder.FullName : _folder.Name);

        Assert.Equal(SmallCatalog.Load().Version, host.GetRequiredService<TopicCatalog>().Version);
    }

    [Fact]
    public async Task Does_not_start_on_a_faulty_catalogue()
    {
        Write("01-sante.json", SmallCatalog.Sante);
        Write(CatalogFiles.OnlineServices, "[]");
        await using var host = Host(_folder.FullName);

        var fault = Assert.Throws<DataFaultException>(() => host.GetServices<IHostedService>().ToList());

        Assert.Equal(["01-sante.json/sante/cartes/europe: online service “demander-carte” is unknown"], fault.Faults);
    }

    [Fact]
    public async Task Does_not_start_on_a_folder_that_is_not_there()
    {
        var missing = Path.Combine(_folder.FullName, "absent");
        await using var host = Host(missing);

        var fault = Assert.Throws<DataFaultException>(() => host.GetServices<IHostedService>().ToList());

        Assert.Equal([$"no folder {missing}"], fault.Faults);
    }

    private ServiceProvider Host(string? path = null) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = _folder.Parent!.FullName })
            .AddCatalog(new ConfigurationBuilder().AddInMemoryCollection([new("Catalog:Path", path)]).Build())
            .BuildServiceProvider();

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder.FullName, name), json);
}
