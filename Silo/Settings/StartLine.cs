using MsaOrleans.Silo.Storage;
using Npgsql;

namespace MsaOrleans.Silo.Settings;

/// <summary>The first line of a log: what starts, on what, and by which settings, none of which is a secret.</summary>
internal static partial class StartLine
{
    /// <summary>Parts of the names of keys whose values are never shown.</summary>
    private static readonly string[] Secret = ["Password", "Secret", "Key", "User", "ConnectionStrings"];

    public static void Log(WebApplication app)
    {
        foreach (var key in KnownSettings.Unread.Where(key => !string.IsNullOrEmpty(app.Configuration[key])))
            LogUnread(app.Logger, key);
        if (!app.Logger.IsEnabled(LogLevel.Information))
            return;
        var settings = string.Join(
            ", ",
            KnownSettings.All.Keys.SelectMany(key => Set(app.Configuration.GetSection(key)))
        );
        LogStart(
            app.Logger,
            ProgramVersion.Program,
            ProgramVersion.Version,
            Role(app),
            Storage(app.Configuration),
            app.Environment.EnvironmentName,
            settings
        );
    }

    [LoggerMessage(2, LogLevel.Warning, "{Key} is set, and has no effect: this version does not read it")]
    private static partial void LogUnread(ILogger logger, string key);

    private static string Role(WebApplication app)
    {
        var cluster = app.Configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        var role =
            ProgramVersion.Program == "Silo" ? "a silo"
            : cluster.Mode == SiloOptions.Client ? "a client of silos"
            : "an Api with a silo inside";
        return $"{role} of the cluster {cluster.ClusterId}";
    }

    private static string Storage(IConfiguration configuration)
    {
        var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        if (options.Provider == StorageProvider.Sqlite)
            return $"the SQLite file {options.Path}";
        var database = new NpgsqlConnectionStringBuilder(
            configuration.GetConnectionString(StorageRegistration.ConnectionString)
        );
        return $"PostgreSQL at {database.Host}:{database.Port}, database {database.Database}";
    }

    private static IEnumerable<string> Set(IConfigurationSection setting)
    {
        foreach (var child in setting.GetChildren())
            yield return $"{child.Path}={child.Value}";
        if (!string.IsNullOrEmpty(setting.Value))
            yield return $"{setting.Path}={(IsSecret(setting.Path) ? "…" : setting.Value)}";
    }

    private static bool IsSecret(string key) =>
        Secret.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(
        1,
        LogLevel.Information,
        "{Program} {Version} starts as {Role}, on {Storage}, in {Environment}; set: {Settings}"
    )]
    private static partial void LogStart(
        ILogger logger,
        string program,
        string version,
        string role,
        string storage,
        string environment,
        string settings
    );
}
