using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Operations;

/// <summary>What operators and their tools ask of each process.</summary>
public static class OperationsEndpoints
{
    /// <summary>Default log levels: Information for the service, Warning or above for libraries.</summary>
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Microsoft.Orleans"] = "Warning",
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        ["Logging:LogLevel:Polly"] = "Warning",
        // Almost silent, because ReadinessLog reports each change of readiness once where probes come every second, and
        // failures to check a token are reported where the request is answered.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        ["Logging:LogLevel:Microsoft.AspNetCore.Authentication.JwtBearer"] = "Critical",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
    };

    private const string Formatter = "Logging:Console:FormatterName",
        Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Of lines for people; the other formats are <c>json</c> and <c>systemd</c>.</summary>
    private const string Simple = ConsoleFormatterNames.Simple;

    /// <summary>Probes and metrics are read; any other method is answered 405.</summary>
    private static readonly HttpMethodMetadata ReadOnly = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>
    /// For the requests under way to end and the activations to be handed over, once the delay is over.
    /// </summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(45);

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults(builder) });
        // A slim builder sets it, whatever the settings say.
        var format = builder.Configuration[Formatter] is { Length: > 0 } set ? set : Simple;
        builder.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = format);
        builder.AddTelemetry();
        builder
            .Services.AddHealthChecks()
            .AddCheck<StoppingCheck>("stopping")
            .AddCheck<ClusterCheck>("cluster")
            .AddCheck<RoomCheck>("room");
        builder.Services.AddSingleton<IHealthCheckPublisher, ReadinessLog>();
        builder
            .Services.AddOptions<OperationsOptions>()
            .Bind(builder.Configuration.GetSection(OperationsOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddHostedService<Drain>();
        builder
            .Services.AddOptions<HostOptions>()
            .Configure<IOptions<OperationsOptions>>(
                (host, operations) => host.ShutdownTimeout = operations.Value.StopDelay + TimeToStop
            );
        return builder;
    }

    /// <summary>
    /// Probes (alive: the process answers; ready: it can do its work and has not begun to stop) and metrics.
    /// </summary>
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks(
                "/health/live",
                new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Readiness.WriteAsync }
            )
            .WithMetadata(ReadOnly);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Readiness.WriteAsync })
            .WithMetadata(ReadOnly);
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(ReadOnly);
    }

    /// <summary>Each line says when. For people at a terminal an entry has several lines; for others, one.</summary>
    private static Dictionary<string, string?> Defaults(WebApplicationBuilder builder) =>
        new(Quiet)
        {
            ["Logging:Console:FormatterOptions:TimestampFormat"] = builder.Configuration[Formatter]
                is null
                    or ""
                    or Simple
                ? Timestamp + ' '
                : Timestamp,
            ["Logging:Console:FormatterOptions:SingleLine"] = builder.Environment.IsDevelopment() ? "false" : "true",
        };

    /// <summary>
    /// On a port of the system's choice, for this machine only, unless told otherwise: silos may share a machine.
    /// </summary>
    public static void ListenForOperations(this WebApplicationBuilder builder)
    {
        if (
            string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey])
        )
            builder.WebHost.UseUrls("http://127.0.0.1:0");
    }
}
