using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Operations;

/// <summary>What operators and their tools ask of each process.</summary>
public static class OperationsEndpoints
{
    /// <summary>What each process logs unless its settings say otherwise: what we say, and of what lies below only what is wrong.</summary>
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Microsoft.Orleans"] = "Warning",
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        ["Logging:LogLevel:Polly"] = "Warning",
    };

    /// <summary>For the requests under way to end and the activations to be handed over, once the delay is over.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(45);

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet });
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping").AddCheck<ClusterCheck>("cluster");
        builder.Services.AddOptions<OperationsOptions>().Bind(builder.Configuration.GetSection(OperationsOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<Drain>();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<OperationsOptions>>((host, operations) =>
            host.ShutdownTimeout = operations.Value.StopDelay + TimeToStop);
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
