using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Calendars;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes;
using MsaOrleans.Grains.Metrics;
using MsaOrleans.Grains.Replies;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Search;
using MsaOrleans.Silo.Audit;
using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Clocks;
using MsaOrleans.Silo.Figures;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Retention;
using MsaOrleans.Silo.Search;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Postgres;
using Orleans.Configuration;

namespace MsaOrleans.Silo;

public static class SiloHosting
{
    /// <summary>
    /// Calls waiting for one grain. A board hears of every change of its fund, a mailbox of one member's.
    /// </summary>
    private const int MostWaitingCalls = 10_000;

    /// <summary>
    /// What an Api calls: a silo in its own process with everything the grains need, or with
    /// <c>Cluster:Mode=client</c> the silos that it finds in PostgreSQL.
    /// </summary>
    public static IHostApplicationBuilder AddCluster(this IHostApplicationBuilder builder)
    {
        var cluster = builder.AddClusterOptions();
        if (cluster.Mode != SiloOptions.Client)
            return builder.AddSilo();
        builder.Services.TryAddSingleton(TimeProvider.System);
        var database =
            builder.Configuration.Database()
            ?? throw new OptionsValidationException(
                SiloOptions.Section,
                typeof(SiloOptions),
                [
                    "Cluster:Mode is client, which needs Storage:Provider postgres and "
                        + "ConnectionStrings:Orleans to find the silos.",
                ]
            );
        if (ConnectionText.Fault(database) is { } fault)
            throw new OptionsValidationException(SiloOptions.Section, typeof(SiloOptions), [fault]);
        builder.UseOrleansClient(client =>
            client
                .FindCluster(cluster, database)
                .TraceCallsIfExported(builder.Configuration)
                .AddDashboardIfWanted(builder.Configuration)
        );
        return builder;
    }

    /// <summary>A silo in this process with everything its grains need.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder)
    {
        var cluster = builder.AddClusterOptions();
        var alone = builder.Configuration.Database() is null;
        builder.Services.AddGrainServices(builder.Configuration);
        builder.UseOrleans(silo =>
            silo.JoinCluster(cluster, alone)
                .UseStorage(builder.Configuration)
                .KeepTime(shared: !alone)
                .BoundQueues()
                .TraceCallsIfExported(builder.Configuration)
                .AddDashboardIfWanted(builder.Configuration)
        );
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, HiddenContacts>();
        builder.Services.AddHostedService<StandIns>();
        builder.Services.AddHostedService<DatabaseWatch>();
        builder.Services.AddHostedService<RetentionNights>();
        return builder;
    }

    /// <summary>A grain that can't keep up refuses further calls: their callers get 503, or hand over again.</summary>
    private static ISiloBuilder BoundQueues(this ISiloBuilder silo) =>
        silo.Configure<SiloMessagingOptions>(messaging =>
            messaging.MaxEnqueuedRequestsHardLimit = messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker =
                MostWaitingCalls
        );

    private static SiloOptions AddClusterOptions(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SiloOptions.Section);
        builder.Services.AddOptions<SiloOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        return section.Get<SiloOptions>() ?? new();
    }

    /// <summary>How to reach PostgreSQL; null on SQLite.</summary>
    private static string? Database(this IConfiguration configuration) =>
        configuration.GetSection(StorageOptions.Section).Get<StorageOptions>()?.Provider == StorageProvider.Postgres
            ? configuration.GetConnectionString(StorageRegistration.ConnectionString)
            : null;

    /// <summary>What the grains are made with; storage, reminders and clustering apart.</summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<ServiceMetrics>();
        services.AddSla(configuration);
        services.AddFunds(configuration);
        services.AddCatalog(configuration);
        services.AddReplyTemplates(configuration);
        services.AddMailboxes(configuration);
        services.AddMail(configuration);
        services.AddAlerts(configuration);
        services.AddSingleton<IBoardStore, SqlBoardStore>();
        services.AddSingleton<IFigureStore, SqlFigureStore>();
        services
            .AddOptions<AuditOptions>()
            .Bind(configuration.GetSection(AuditOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IAuditStore, SqlAuditStore>();
        services.AddSingleton<IAuditReader, SqlAuditReader>();
        services.AddSingleton<IRetentionStore, SqlRetentionStore>();
        services.AddSingleton<ISearchStore, SqlSearchStore>();
        services.AddSingleton<ILateMailStore, SqlLateMailStore>();
        return services;
    }
}
