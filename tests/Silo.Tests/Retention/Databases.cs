using Microsoft.Extensions.Configuration;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Retention;

/// <summary>A new, empty database.</summary>
internal static class Databases
{
    public static Task<IConfiguration> SqliteAsync(TemporaryFolder folder) =>
        Task.FromResult(StorageCluster.Settings(folder.File("msa.db")));

    public static async Task<IConfiguration> PostgresAsync() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Storage:Provider", "postgres"),
                new("ConnectionStrings:Orleans", await (await PostgresServer.GetAsync()).CreateDatabaseAsync()),
                new("Storage:AllowUnsafe", "true"),
                new("Encryption:Keys", TestKeys.File),
            ])
            .Build();
}
