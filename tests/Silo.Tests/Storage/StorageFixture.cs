using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Tests.Hosting;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>
/// One migrated database, opened as a silo would but without one. A provider's subclass says where it is.
/// </summary>
public abstract class StorageFixture : IAsyncLifetime
{
    private readonly List<ServiceProvider> _opened = [];

    /// <summary>Keys under <c>Storage</c>.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public IConfiguration Configuration => ConfigurationOf(TestKeys.File, off: false, refusePlain: false);

    public async Task InitializeAsync()
    {
        await RenewAsync();
        await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var provider in _opened)
            await provider.DisposeAsync();
    }

    /// <summary>Goes on with a new, empty database.</summary>
    public abstract Task RenewAsync();

    /// <param name="service">Whose rows; a test that counts or ranges over rows names its own.</param>
    /// <param name="hasher">In place of the hash of Orleans.</param>
    /// <param name="keys">Another file of keys; empty for none.</param>
    /// <param name="off">Whether to store in the clear.</param>
    /// <param name="refusePlain">Whether to refuse what is in the clear.</param>
    public async Task<OpenStorage> OpenAsync(
        string service = "service",
        IHasher? hasher = null,
        string? keys = null,
        bool off = false,
        bool refusePlain = false
    )
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSerializer();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = Path.GetTempPath() });
        services.Configure<ClusterOptions>(options => options.ServiceId = service);
        if (hasher is not null)
            services.ConfigureAll<AdoNetGrainStorageOptions>(options =>
                options.HashPicker = new StorageHasherPicker([hasher])
            );
        new Builder(services).UseStorage(ConfigurationOf(keys ?? TestKeys.File, off, refusePlain));
        var provider = services.BuildServiceProvider();
        _opened.Add(provider);
        return await StartAsync(provider);
    }

    private IConfiguration ConfigurationOf(string keys, bool off, bool refusePlain) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(Settings)
            .AddInMemoryCollection([
                new("Encryption:Keys", keys),
                new("Encryption:Off", $"{off}"),
                new("Encryption:RefusePlain", $"{refusePlain}"),
            ])
            .Build();

    private static async Task<OpenStorage> StartAsync(ServiceProvider provider)
    {
        await provider.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        var lifecycle = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        var database = provider.GetRequiredKeyedService<IGrainStorage>(StorageRegistration.DatabaseStorage);
        ((ILifecycleParticipant<ISiloLifecycle>)database).Participate(lifecycle);
        await lifecycle.OnStart();
        var reminders = provider.GetRequiredService<IReminderTable>();
        await reminders.StartAsync();
        return new OpenStorage(provider.GetRequiredKeyedService<IGrainStorage>("Default"), reminders, provider);
    }

    private sealed class Builder(IServiceCollection services) : ISiloBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}

/// <param name="States">What grains are given.</param>
public sealed record OpenStorage(IGrainStorage States, IReminderTable Reminders, IServiceProvider Services);
