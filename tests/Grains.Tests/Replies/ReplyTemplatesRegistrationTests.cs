using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Replies;
using MsaOrleans.Grains.Replies.Domain;
using MsaOrleans.Grains.Tests.Catalog;

namespace MsaOrleans.Grains.Tests.Replies;

public sealed class ReplyTemplatesRegistrationTests : IDisposable
{
    private readonly DirectoryInfo _catalog = Directory.CreateTempSubdirectory("catalog-");
    private readonly DirectoryInfo _replies = Directory.CreateTempSubdirectory("replies-");

    public void Dispose()
    {
        _catalog.Delete(recursive: true);
        _replies.Delete(recursive: true);
    }

    [Fact]
    public async Task Uses_the_shipped_templates_unless_told_otherwise()
    {
        await using var host = Host();

        var found = await new ReplyTemplatesGrain(Started(host)).FindAsync(
            new("sante", "carte-vitale", "carte-vitale-perdue-ou-volee")
        );

        Assert.Equal("sante-carte-vitale-perdue", found.Accepted().Templates[0].Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Uses_the_templates_of_a_folder_for_the_catalogue_of_another(bool inFull)
    {
        WriteCatalog();
        Write(_replies, "01-sante.json", SmallTemplates.Sante);
        Write(_replies, "general.json", SmallTemplates.General);
        await using var host = inFull ? Host(_catalog.FullName, _replies.FullName) : Host(_catalog.Name, _replies.Name);

        Assert.Equal(5, Started(host).Count);
    }

    [Fact]
    public async Task Leaves_out_shipped_templates_of_topics_that_the_catalogue_of_a_folder_does_not_have()
    {
        WriteCatalog();
        await using var host = Host(_catalog.FullName);

        var codes = Started(host)
            .Find(new("sante", "cartes", "vitale"))
            .Accepted()
            .Templates.Select(template => template.Code)
            .ToList();

        Assert.Equal("sante-attente", codes[0]);
        Assert.Equal(
            ReplyTemplateFiles
                .Read(ReplyTemplateFiles.Shipped())
                .Single(file => file.File == "general.json")
                .Document.Templates.Select(entry => entry!.Code),
            codes.Skip(1)
        );
    }

    [Fact]
    public async Task Does_not_start_on_templates_of_a_folder_for_topics_that_are_not_there()
    {
        Write(_replies, "01-sante.json", SmallTemplates.Sante);
        await using var host = Host(repliesPath: _replies.FullName);

        Assert.Equal(
            [
                "01-sante.json/cartes: topic “sante/cartes” is unknown",
                "01-sante.json/vitale: topic “sante/cartes/vitale” is unknown",
                "01-sante.json/terres: topic “sante/terres” is unknown",
            ],
            FaultsOf(host)
        );
    }

    [Fact]
    public async Task Does_not_start_on_a_folder_that_is_not_there()
    {
        var missing = Path.Combine(_replies.FullName, "absent");
        await using var host = Host(repliesPath: missing);

        Assert.Equal([$"no folder {missing}"], FaultsOf(host));
    }

    [Fact]
    public async Task Does_not_start_on_a_folder_without_templates()
    {
        await using var host = Host(repliesPath: _replies.FullName);

        Assert.Equal([$"no .json file in {_replies.FullName}"], FaultsOf(host));
    }

    private ServiceProvider Host(string? catalogPath = null, string? repliesPath = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Catalog:Path", catalogPath), new("Replies:Path", repliesPath)])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = _replies.Parent!.FullName })
            .AddCatalog(configuration)
            .AddReplyTemplates(configuration)
            .BuildServiceProvider();
    }

    /// <summary>As a host does: it makes all that it will start.</summary>
    private static ReplyTemplates Started(ServiceProvider host)
    {
        Assert.Equal(2, host.GetServices<IHostedService>().Count());
        return host.GetRequiredService<ReplyTemplates>();
    }

    private static IEnumerable<string> FaultsOf(ServiceProvider host) =>
        Assert.Throws<DataFaultException>(() => host.GetServices<IHostedService>().ToList()).Faults;

    private void WriteCatalog()
    {
        Write(_catalog, "01-sante.json", SmallCatalog.Sante);
        Write(_catalog, "02-travail.json", SmallCatalog.Travail);
        Write(_catalog, CatalogFiles.OnlineServices, SmallCatalog.Services);
    }

    private static void Write(DirectoryInfo folder, string name, string json) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), json);
}
