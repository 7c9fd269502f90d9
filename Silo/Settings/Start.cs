using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Operations;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Settings;

/// <summary>
/// A start that succeeds, or ends with exit code 1 and one line that says why: operators mend wrong settings, and a
/// stack trace does not help them.
/// </summary>
public sealed class Start
{
    /// <summary>Categories that log a failed start as an error with a stack trace, which repeats the line.</summary>
    private static readonly string[] OfStart =
    [
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Orleans.Runtime.SiloLifecycleSubject",
        "Orleans.Runtime.Silo",
    ];

    /// <summary>Categories that log at length how a failed start is undone.</summary>
    private static readonly string[] OfEnd = ["Orleans", "Microsoft.Hosting.Lifetime"];

    private volatile bool _over,
        _failed;

    private Start() { }

    /// <summary>Answers <c>--help</c> and <c>--version</c>, else runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="commands">Words that are arguments too.</param>
    /// <param name="run">The program, which returns its exit code.</param>
    public static async Task<int> AttemptAsync(string[] args, string[] commands, Func<Start, Task<int>> run)
    {
        var start = new Start();
        try
        {
            if (Arguments.Answer(args, commands) is { } answer)
            {
                Console.WriteLine(answer);
                return 0;
            }
            Arguments.Check(args, commands);
            return await run(start);
        }
        catch (Exception fault) when (!start._over && fault is not HostAbortedException)
        {
            await Console.Error.WriteLineAsync($"Not started: {StartFault.Reason(fault)}");
            return 1;
        }
    }

    /// <summary>Checks the settings before anything is made of them.</summary>
    /// <exception cref="SettingsException">With everything that is wrong.</exception>
    public void Check(WebApplicationBuilder builder)
    {
        SettingsCheck.Check(builder.Configuration);
        CheckName(builder.Environment);
        foreach (var category in OfStart)
            builder.Logging.AddFilter(
                category,
                level => level >= LogLevel.Warning && !_failed && (_over || level < LogLevel.Error)
            );
        foreach (var category in OfEnd)
        {
            var unset = category == "Orleans" ? LogLevel.Warning : LogLevel.Information;
            var least = builder.Configuration.GetValue($"Logging:LogLevel:{category}", unset);
            builder.Logging.AddFilter(category, level => level >= least && !_failed);
        }
    }

    /// <summary>A name that nobody knows is a mistyped one: what it was meant to open or close stays unsaid.</summary>
    private static void CheckName(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !environment.IsStaging() && !environment.IsProduction())
            throw new SettingsException([
                "ASPNETCORE_ENVIRONMENT must be Development, Staging or Production, "
                    + $"not “{environment.EnvironmentName}”.",
            ]);
    }

    /// <summary>
    /// Checks what only shows once everything is made: settings beside one another, and files of data.
    /// </summary>
    public void Check(WebApplication app)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        // The container makes them all here, those that read files included; the host then starts the same ones.
        _ = app.Services.GetServices<IHostedService>().Count();
    }

    /// <summary>Runs until it is told to stop.</summary>
    public async Task<int> RunAsync(WebApplication app)
    {
        await StartAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Runs for as long as some work takes, which is told when the program is told to stop.</summary>
    /// <returns>What the work returns.</returns>
    public async Task<int> RunAsync(WebApplication app, Func<CancellationToken, Task<int>> work)
    {
        await StartAsync(app);
        try
        {
            return await work(app.Lifetime.ApplicationStopping);
        }
        finally
        {
            await app.StopAsync();
        }
    }

    private async Task StartAsync(WebApplication app)
    {
        Check(app);
        app.CheckPorts();
        app.ClaimStorage();
        app.CheckKeys();
        if (ActivatorUtilities.CreateInstance<RoomCheck>(app.Services).Faults(least: 0) is [_, ..] faults)
            throw new SettingsException(faults);
        StartLine.Log(app);
        try
        {
            await app.StartAsync();
            _over = true;
        }
        finally
        {
            _failed = !_over;
        }
    }
}
