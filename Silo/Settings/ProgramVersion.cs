using System.Reflection;

namespace MsaOrleans.Silo.Settings;

/// <summary>What runs here, as <c>--version</c>, logs, probes and telemetry say it.</summary>
internal static class ProgramVersion
{
    /// <summary><c>Api</c> or <c>Silo</c>.</summary>
    public static string Program { get; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "";

    /// <summary>With the commit that it was built from, where the build knew it.</summary>
    public static string Version { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";
}
