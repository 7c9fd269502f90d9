using System.Diagnostics;

namespace MsaOrleans.Benchmarks.Compare;

internal static class Commands
{
    /// <summary>Runs a program to its end and gives what it wrote.</summary>
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = "/",
                }
            ) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)}: {await output}{await error}"
            );
    }

    /// <summary>A project as it is deployed, in a folder of its own.</summary>
    public static async Task<string> PublishAsync(string project)
    {
        var folder = Path.Combine(Root, "tests", ".run", "benchmarks", Path.GetFileName(project));
        string[] arguments =
        [
            "publish",
            Path.Combine(Root, project),
            "--configuration",
            "Release",
            "--nologo",
            "--verbosity",
            "quiet",
            "--output",
            folder,
        ];
        // Its output is not read: the build servers that it leaves behind would keep it open.
        using var publish =
            Process.Start(new ProcessStartInfo("dotnet", arguments))
            ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"{project} could not be published.");
        return Path.Combine(folder, $"{Path.GetFileName(project)}.dll");
    }

    /// <summary>Of the repository.</summary>
    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MsaOrleans.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("Run it from within the repository.");
            return folder.FullName;
        }
    }
}

/// <summary>Waits for what comes to be true.</summary>
internal static class Until
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120),
        Interval = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> isTrue)
    {
        using var limit = new CancellationTokenSource(Timeout);
        using var timer = new PeriodicTimer(Interval);
        while (!await isTrue())
            await timer.WaitForNextTickAsync(limit.Token);
    }
}
