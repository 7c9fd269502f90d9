using Microsoft.Extensions.DependencyInjection.Extensions;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Calendars;
using MsaOrleans.Grains.Catalog;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes;
using MsaOrleans.Grains.Replies;
using MsaOrleans.Silo.Boards;
using MsaOrleans.Silo.Figures;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo;

public static class SiloHosting
{
    /// <summary>A silo in this process, on the loopback address, with everything its grains need.</summary>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SiloOptions.Section);
        var cluster = section.Get<SiloOptions>() ?? new();
        builder.Services.AddOptions<SiloOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddGrainServices(builder.Configuration);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, SiloOptions.ServiceId, cluster.ClusterId)
            .UseStorage(builder.Configuration));
        return builder;
    }

    /// <summary>What the grains are made with; storage, reminders and clustering apart.</summary>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSla(configuration);
        services.AddFunds(configuration);
        services.AddCatalog(configuration);
        services.AddReplyTemplates(configuration);
        services.AddMailboxes(configuration);
        services.AddMail(configuration);
        services.AddAlerts(configuration);
        services.AddSingleton<IBoardStore, SqlBoardStore>();
        services.AddSingleton<IFigureStore, SqlFigureStore>();
        return services;
    }
}
