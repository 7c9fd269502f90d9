using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace MsaOrleans.Silo.Operations;

/// <summary>What operators and their tools ask of each process.</summary>
public static class OperationsEndpoints
{
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping").AddCheck<ClusterCheck>("cluster");
        builder.Services.AddOptions<OperationsOptions>().Bind(builder.Configuration.GetSection(OperationsOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<Drain>();
        return builder;
    }

    /// <summary>Probes (alive: the process answers; ready: it can do its work and has not begun to stop) and metrics.</summary>
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions());
        app.MapPrometheusScrapingEndpoint("/metrics");
    }

    /// <summary>On a port of the system's choice, for this machine only, unless told otherwise: silos may share a machine.</summary>
    public static void ListenForOperations(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey]))
            builder.WebHost.UseUrls("http://127.0.0.1:0");
    }
}
