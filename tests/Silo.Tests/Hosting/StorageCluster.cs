using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Silo.Storage;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace MsaOrleans.Silo.Tests.Hosting;

/// <summary>A silo in this process on the product's own storage.</summary>
public static class StorageCluster
{
    /// <param name="file">SQLite file; a second cluster on the same one finds what the first left.</param>
    /// <param name="clock">Time of grains and reminders; the runtime itself stays on real time. Null: real time for
    /// all.</param>
    public static Task<InProcessTestCluster> StartAsync(
        string file,
        TimeProvider? clock = null,
        Action<ISiloBuilder>? configure = null
    ) => StartAsync(Settings(file), clock, configure);

    /// <param name="settings">Which database, as the product is told.</param>
    public static async Task<InProcessTestCluster> StartAsync(
        IConfiguration settings,
        TimeProvider? clock = null,
        Action<ISiloBuilder>? configure = null
    )
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.Options.ServiceId = "storage-tests";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo(
            (_, silo) =>
            {
                silo.UseStorage(settings);
                if (clock is not null)
                    UseClock(silo, clock);
                configure?.Invoke(silo);
            }
        );
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static IConfiguration Settings(string file) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Storage:Provider", "sqlite"),
                new("Storage:Path", file),
                new("Encryption:Keys", TestKeys.File),
            ])
            .Build();

    /// <summary>
    /// Every reminder is armed as soon as it is registered, however far off, so that one jump over its time fires it.
    /// By default only those due within ten minutes are, and the others wait for the next refresh.
    /// </summary>
    private static void UseClock(ISiloBuilder silo, TimeProvider clock)
    {
        silo.Services.AddSingleton(clock);
        silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        silo.Services.AddKeyedSingleton(ReminderTimeProviderNames.Reminders, clock);
        silo.Services.Configure<ReminderOptions>(options =>
        {
            options.ReminderLoadingWindow = TimeSpan.FromDays(5 * 366);
            // A jump of the clock would read the table as it ticks, and either could come first.
            options.RefreshReminderListPeriod = TimeSpan.FromDays(45);
        });
    }
}
