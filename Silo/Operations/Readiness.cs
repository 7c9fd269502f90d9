using Microsoft.Extensions.Diagnostics.HealthChecks;
using MsaOrleans.Silo.Settings;

namespace MsaOrleans.Silo.Operations;

/// <summary>The answer to a probe: the state, and a line for each check that is not healthy.</summary>
internal static class Readiness
{
    public const string VersionHeader = "X-Version";

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers[VersionHeader] = ProgramVersion.Version;
        var faults = FaultsOf(report);
        return context.Response.WriteAsync(faults.Length > 0 ? $"{report.Status}\n{faults}" : $"{report.Status}");
    }

    /// <summary>A line for each check that is not healthy; empty when all are.</summary>
    public static string FaultsOf(HealthReport report) =>
        string.Join(
            '\n',
            report
                .Entries.Where(entry => entry.Value is { Status: not HealthStatus.Healthy, Description: not null })
                .Select(entry => $"{entry.Key}: {entry.Value.Description}")
        );
}
