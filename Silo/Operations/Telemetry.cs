using MsaOrleans.Grains.Metrics;
using MsaOrleans.Silo.Settings;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// OpenTelemetry: metrics are there to be scraped; with <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> set, traces, metrics and
/// logs also go to that collector, by the standard's own variables.
/// </summary>
internal static class Telemetry
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Request, grain calls, storage and SMTP of one member's act are one trace.</summary>
    private static readonly string[] Sources =
    [
        "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Runtime",
        "Microsoft.Orleans.Storage",
        MailKit.Telemetry.SmtpClient.ActivitySourceName,
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        MailKit.Telemetry.SmtpClient.Configure();
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(
                    builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName,
                    serviceVersion: ProgramVersion.Version
                )
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(ServiceMetrics.MeterName, "Microsoft.Orleans", MailKit.Telemetry.SmtpClient.MeterName)
                    .AddNpgsqlInstrumentation()
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter()
            );
        if (!builder.Configuration.IsExported())
            return;
        builder.Logging.AddOpenTelemetry(logs => logs.IncludeScopes = true);
        telemetry
            .WithTracing(traces =>
                traces.AddAspNetCoreInstrumentation(http => http.Filter = IsOfSomebody).AddSource(Sources).AddNpgsql()
            )
            .WithLogging()
            .UseOtlpExporter();
    }

    /// <summary>
    /// Grain calls carry their caller's trace only when traces are exported, because it costs each call some time.
    /// </summary>
    public static ISiloBuilder TraceCallsIfExported(this ISiloBuilder silo, IConfiguration configuration) =>
        configuration.IsExported() ? silo.AddActivityPropagation() : silo;

    public static IClientBuilder TraceCallsIfExported(this IClientBuilder client, IConfiguration configuration) =>
        configuration.IsExported() ? client.AddActivityPropagation() : client;

    private static bool IsExported(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[Collector]);

    /// <summary>Probes and scrapes are not traced.</summary>
    private static bool IsOfSomebody(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics");
}
