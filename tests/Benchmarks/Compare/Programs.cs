using System.Diagnostics;
using System.Net;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>Starts published programs.</summary>
internal static class Programs
{
    public static Process Start(
        string program,
        string folder,
        IPEndPoint address,
        Dictionary<string, string> settings,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--contentRoot", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://{address}";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(process);
        var log = new StreamWriter(Path.Combine(folder, "log")) { AutoFlush = true };
        process.OutputDataReceived += (_, line) => Write(log, line.Data);
        process.ErrorDataReceived += (_, line) => Write(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits for the first good answer.</summary>
    public static async Task ReadyAsync(
        Process process,
        IPEndPoint address,
        string folder,
        string path = "/health/ready"
    )
    {
        using var http = new HttpClient { BaseAddress = new($"http://{address}") };
        await Until.TrueAsync(async () =>
        {
            if (process.HasExited)
                throw new InvalidOperationException(
                    $"It ended: {await File.ReadAllTextAsync(Path.Combine(folder, "log"))}"
                );
            try
            {
                return (await http.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>Whoever stops the measurement half-way leaves no service behind.</summary>
    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, and been let go of.
        }
    }

    private static void Write(StreamWriter log, string? line)
    {
        lock (log)
            log.WriteLine(line);
    }
}
