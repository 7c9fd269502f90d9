namespace MsaOrleans.Silo.Settings;

/// <summary>
/// The command line: settings as <c>--Mail:Host smtp.example</c> or <c>--Mail:Host=smtp.example</c>, and words.
/// </summary>
internal static class Arguments
{
    private static readonly string[] Help = ["--help", "-h", "-?", "/?"],
        Version = ["--version"];

    /// <summary>Sections of libraries, whose keys are theirs to know.</summary>
    private static readonly string[] Free = ["Logging", "Kestrel"];

    private static readonly string[] OfHost =
    [
        WebHostDefaults.ServerUrlsKey,
        WebHostDefaults.HttpPortsKey,
        WebHostDefaults.HttpsPortsKey,
        HostDefaults.EnvironmentKey,
        HostDefaults.ContentRootKey,
        HostDefaults.ApplicationKey,
        WebHostDefaults.WebRootKey,
        WebHostDefaults.DetailedErrorsKey,
        WebHostDefaults.ShutdownTimeoutKey,
        WebHostDefaults.PreferHostingUrlsKey,
        WebHostDefaults.SuppressStatusMessagesKey,
        "AllowedHosts",
        "FORWARDEDHEADERS_ENABLED",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_SERVICE_NAME",
    ];

    /// <returns>What a question on the command line is answered; null when there is none.</returns>
    public static string? Answer(string[] args, string[] commands) =>
        args.Any(argument => Version.Contains(argument)) ? Name
        : args.Any(argument => Help.Contains(argument)) ? Manual(commands)
        : null;

    /// <exception cref="SettingsException">One is no argument.</exception>
    public static void Check(string[] args, string[] commands)
    {
        var faults = new List<string>();
        for (var i = 0; i < args.Length; i++)
            if (Command.TakesFile(args[i], commands) is { } takesFile)
                faults.AddRange(takesFile && ++i >= args.Length ? [$"{args[i - 1]} needs a file."] : []);
            else if (Fault(args, ref i, commands) is { } fault)
                faults.Add(fault);
        if (faults.Count > 0)
            throw new SettingsException(faults);
    }

    /// <param name="args">All of them.</param>
    /// <param name="i">Where to look; moved on to the value where that is an argument of its own.</param>
    /// <param name="commands">Words that are arguments too.</param>
    private static string? Fault(string[] args, ref int i, string[] commands)
    {
        var (argument, equals) = (args[i], args[i].IndexOf('=', StringComparison.Ordinal));
        var key = (equals < 0 ? argument : argument[..equals]).TrimStart('-', '/');
        if (equals < 0 && argument[0..Math.Min(1, argument.Length)] is not ("-" or "/"))
            return
                Nearest.Of(argument, [.. commands.Select(command => command.Split(' ')[0]), "--help", "--version"])
                    is { } word
                ? $"{argument} is no argument: is {word} meant?"
                : $"{argument} is no argument: settings are given as --Key value, see --help.";
        if (IsKnown(key))
            return equals < 0 && ++i == args.Length ? $"--{key} has no value." : null;
        i += equals < 0 && i + 1 < args.Length && !args[i + 1].StartsWith('-') ? 1 : 0;
        return Nearest.Of(key, [.. KnownSettings.All.Keys, .. OfHost, "help", "version"]) is { } near
                ? $"--{key} is unknown: is --{near} meant?"
            : KnownSettings.Sections.Contains(key.Split(':')[0]) ? $"--{SettingsCheck.Unknown(key)}"
            : $"--{key} is unknown, see --help.";
    }

    /// <summary>Keys of our sections are looked at with the settings, where they come from wherever.</summary>
    private static bool IsKnown(string key) =>
        OfHost.Contains(key, StringComparer.OrdinalIgnoreCase)
        || key.Split(':') is [var section, _, ..]
            && (Free.Contains(section, StringComparer.OrdinalIgnoreCase) || KnownSettings.Sections.Contains(section));

    private static string Manual(string[] commands) =>
        $"""
            {Name}

            dotnet {ProgramVersion.Program}.dll [{string.Join(
                '|',
                commands.Append("--help").Append("--version")
            )}] [--Key value]...

            Settings, on the command line, in an appsettings.json of the working directory
            or as environment variables with __ for :

            {string.Join(
                '\n',
                KnownSettings.All.Values.ExceptBy(KnownSettings.Unread, setting => setting.Key).Select(Line)
            )}

            Of the host: --urls http://127.0.0.1:8080, --environment Production, --contentRoot folder;
            sections Logging and Kestrel.
            What each is for: docs/configuration.md.
            """;

    private static string Line(KnownSetting setting)
    {
        var allowed = Value.Describe(setting.Type) is { Length: > 3 } text ? text[3..] : "";
        var unset = setting.Default is null || setting.IsList ? "" : $"{setting.Default} unless set";
        string[] remarks = [.. new[] { allowed, unset }.Where(text => text.Length > 0)];
        return $"  {setting.Key, -30} {string.Join("; ", remarks)}".TrimEnd();
    }

    private static string Name => $"MsaOrleans {ProgramVersion.Program} {ProgramVersion.Version}";
}
