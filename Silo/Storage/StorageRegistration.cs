using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Storage.Commits;
using MsaOrleans.Silo.Storage.Sqlite;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace MsaOrleans.Silo.Storage;

public static class StorageRegistration
{
    /// <summary>Name of the connection string of PostgreSQL.</summary>
    internal const string ConnectionString = "Orleans";

    /// <summary>The ADO.NET storage, whose rows <see cref="GatheredStorage"/> has; no grain names it.</summary>
    public const string DatabaseStorage = "Database";

    /// <summary>
    /// How often a silo reads the reminder table, from which it learns what a mailbox set beside its state. With the
    /// minute that a mailbox gives its receivers it is less than the 5 minutes promised for boards.
    /// </summary>
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Keeps grain states and reminders in the database of section <see cref="StorageOptions.Section"/>, whose
    /// schema is brought up to date as the silo starts. Offers the database to others as <see cref="DbDataSource"/>.
    /// </summary>
    public static ISiloBuilder UseStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services.AddDatabase(
            configuration.GetSection(StorageOptions.Section),
            configuration.GetConnectionString(ConnectionString)
        );
        silo.Services.AddEncryption(configuration);
        silo.AddAdoNetGrainStorage(
            DatabaseStorage,
            storage =>
                storage.Configure<StorageDatabase>(
                    (options, database) =>
                    {
                        options.Invariant = database.Invariant;
                        options.DataSource = database.DataSource;
                        options.DeleteStateOnClear = true;
                        options.GrainStorageSerializer = new StateSerializer();
                    }
                )
        );
        silo.Services.AddSingleton(services => new GatheredStorage(
            (AdoNetGrainStorage)services.GetRequiredKeyedService<IGrainStorage>(DatabaseStorage),
            services.GetRequiredService<CommitQueue>(),
            services.GetRequiredService<DbDataSource>(),
            services.GetRequiredService<Vault>(),
            services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId,
            services.GetRequiredService<ILogger<GatheredStorage>>()
        ));
        silo.Services.AddSingleton<IReminderRows>(services => services.GetRequiredService<GatheredStorage>());
        silo.Services.AddSingleton<IDueRows>(services => services.GetRequiredService<GatheredStorage>());
        silo.Services.AddSingleton<IReceipts>(services => services.GetRequiredService<GatheredStorage>());
        silo.Services.AddGrainStorage(
            StorageNames.Default,
            (services, _) => new FaultyStorage(services.GetRequiredService<GatheredStorage>())
        );
        silo.AddIncomingGrainCallFilter<StorageFaults>();
        silo.Configure<ReminderOptions>(reminders => reminders.RefreshReminderListPeriod = RefreshPeriod);
        silo.UseAdoNetReminderService(reminders =>
            reminders.Configure<StorageDatabase>(
                (options, database) =>
                {
                    options.Invariant = database.Invariant;
                    options.DataSource = database.DataSource;
                }
            )
        );
        return silo;
    }

    /// <summary>Claims an SQLite file for this process, before anything opens it.</summary>
    /// <exception cref="Settings.SettingsException">It is not to be had.</exception>
    internal static void ClaimStorage(this WebApplication app) => app.Services.GetService<SqliteClaim>()?.Begin();

    private static void AddDatabase(
        this IServiceCollection services,
        IConfigurationSection section,
        string? connectionString
    )
    {
        services
            .AddOptions<StorageOptions>()
            .Bind(section)
            .Configure(options => options.ConnectionString = connectionString)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton(provider =>
            StorageDatabase.Create(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value,
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath
            )
        );
        services.AddSingleton(provider => provider.GetRequiredService<StorageDatabase>().DataSource);
        services.AddSingleton(provider => new CommitQueue(provider.GetRequiredService<StorageDatabase>().Commits));
        services.AddSingleton<SqliteClaim>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<SqliteCopies>(provider, TimeProvider.System)
        );
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<SchemaMigrator>(provider, TimeProvider.System)
        );
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
            provider.GetRequiredService<SchemaMigrator>()
        );
        services
            .AddHealthChecks()
            .AddCheck<StorageHealthCheck>(
                StorageHealthCheck.Name,
                HealthStatus.Unhealthy,
                [StorageHealthCheck.ReadyTag]
            );
    }
}
