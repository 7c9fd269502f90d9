using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class StorageRegistrationTests(SqliteStorageFixture fixture) : IClassFixture<SqliteStorageFixture>
{
    [Theory]
    [InlineData(
        "Provider",
        "postgres",
        "Storage:Provider is postgres, but ConnectionStrings:Orleans is empty: say where the database is."
    )]
    [InlineData("Provider", "7", "Storage:Provider is 7: set it to sqlite or postgres.")]
    [InlineData("Path", "", "Storage:Path is empty: name the SQLite file, for example data/msa.db.")]
    [InlineData(
        "Path",
        ":memory:",
        "Storage:Path is :memory:, where each connection would see its own empty database: name a file."
    )]
    public async Task A_storage_that_cannot_work_stops_the_start(string key, string value, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new($"Storage:{key}", value)]);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().UseStorage(builder.Configuration));
        using var host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal([message], failure.Failures);
    }

    [Fact]
    public void Without_configuration_it_is_a_file_beside_the_program()
    {
        var options = new StorageOptions();

        Assert.Equal(StorageProvider.Sqlite, options.Provider);
        Assert.Equal("data/msa.db", options.Path);
    }

    [Fact]
    public async Task The_health_check_asks_the_database()
    {
        var storage = await fixture.OpenAsync();
        var health = storage.Services.GetRequiredService<HealthCheckService>();

        var report = await health.CheckHealthAsync(check => check.Tags.Contains(StorageHealthCheck.ReadyTag));
        Assert.Equal([StorageHealthCheck.Name], report.Entries.Keys);
        Assert.Equal(HealthStatus.Healthy, report.Status);
    }
}
