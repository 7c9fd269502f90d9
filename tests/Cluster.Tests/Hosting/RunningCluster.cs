using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Cluster.Tests.Hosting;

/// <summary>
/// What <c>tests/cluster.sh</c> brings up: two silos and two Apis behind a proxy, on a PostgreSQL that a test can slow
/// down. The ladder of the fund <c>demo</c> is short enough to be climbed while a test looks on.
/// </summary>
public sealed class RunningCluster : IAsyncLifetime
{
    /// <summary>From receipt to the steps of the ladder; the second is the breach.</summary>
    public static readonly TimeSpan[] Steps = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly string _script = Path.Combine(Root, "tests", "cluster.sh");

    // Not by CreateTempSubdirectory: PostgreSQL runs as another user, who must get to its data.
    private readonly string _folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), $"msa-cluster-{Environment.ProcessId}"))
        .FullName;
    private readonly int _port = FreePorts(13);

    private int _doubles;

    public RunningCluster()
    {
        Link = new(_port + 1);
        Http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{_port}"), Timeout = TimeSpan.FromSeconds(90) };
        Ledger = new(Http);
    }

    /// <summary>Between the silos and their database.</summary>
    public SlowLink Link { get; }

    public HttpClient Http { get; }

    /// <summary>All that was ever asked of this cluster.</summary>
    public Ledger Ledger { get; }

    public Pickup Mails => new(Path.Combine(_folder, "run", "mail"));

    public async Task InitializeAsync()
    {
        try
        {
            await RunAsync("up");
        }
        catch
        {
            await RunAsync("down");
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        KeepLogs();
        await RunAsync("down");
        Link.Dispose();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Keeps how many mails came twice.</summary>
    /// <returns>What was kept before.</returns>
    public int Noted(int doubles) => Interlocked.Exchange(ref _doubles, doubles);

    public Task KillAsync(params string[] names) => RunAsync(["kill", .. names]);

    public Task StopAsync(params string[] names) => RunAsync(["stop", .. names]);

    /// <summary>Sets the clock of a silo ahead of this machine's, or back.</summary>
    public Task SetClockAsync(string silo, TimeSpan ahead) => RunAsync("clock", silo, $"{ahead.TotalSeconds:+0;-0;+0}");

    /// <summary>Starts them and waits until they say that they are ready.</summary>
    public async Task StartAsync(params string[] names)
    {
        await RunAsync(["start", .. names]);
        foreach (var name in names.Where(Ports.ContainsKey))
            await Eventually.TrueAsync(() => IsReadyAsync(name), Timeout);
    }

    /// <summary>A number that the silos' metrics give, over both; it fails when one of them does not.</summary>
    public async Task<double> MetricAsync(string metric)
    {
        var pages = await Task.WhenAll(OfProcess("silo1"), OfProcess("silo2"));
        return pages.Sum(page =>
            page.Split('\n')
                .Where(line => line.StartsWith(metric, StringComparison.Ordinal) && line[metric.Length] is ' ' or '{')
                .Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], null))
                .ToList()
                is [_, ..] numbers
                ? numbers.Sum()
                : throw new InvalidOperationException($"No {metric}.")
        );

        Task<string> OfProcess(string name) => Http.GetStringAsync($"http://127.0.0.1:{_port + Ports[name]}/metrics");
    }

    /// <summary>The status of a GET through the proxy of a path that no client would tidy up first.</summary>
    public async Task<int> StatusOfRawAsync(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        );
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], null);
    }

    private static readonly Dictionary<string, int> Ports = new()
    {
        ["silo1"] = 7,
        ["silo2"] = 8,
        ["api1"] = 9,
        ["api2"] = 10,
    };

    private static string Root =>
        typeof(RunningCluster)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(line => line.Key == "Root")
            .Value!;

    /// <summary>For whoever asks why a test failed; those of the last run, under <c>tests/.run</c>.</summary>
    private void KeepLogs()
    {
        var kept = Directory.CreateDirectory(Path.Combine(Root, "tests", ".run", "cluster-logs")).FullName;
        foreach (var log in Directory.EnumerateFiles(Path.Combine(_folder, "run"), "*.log"))
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
    }

    private async Task<bool> IsReadyAsync(string name)
    {
        try
        {
            return (await Http.GetAsync($"http://127.0.0.1:{_port + Ports[name]}/health/ready")).StatusCode
                == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_script, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["CLUSTER_DIR"] = Path.Combine(_folder, "run");
        start.Environment["CLUSTER_PORT"] = $"{_port}";
        start.Environment["CLUSTER_LINK"] = $"{Link.Port}";
        start.Environment["CLUSTER_BUILD"] = "no";
        start.Environment["CLUSTER_CLOCKS"] = "yes";
        start.Environment["CONFIGURATION"] = Path.GetFileName(
            Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))
        );
        start.Environment["Sla__Response"] = $"{Steps[1]}";
        start.Environment["Sla__Steps"] = string.Join(',', Steps);
        start.Environment["Alerts__DigestWindow"] = "00:00:02";
        start.Environment["Operations__StopDelay"] = "00:00:03";
        // A test asks for all at once, from one address.
        start.Environment["Limits__RequestsPerMinute"] = "1000000";
        start.Environment["Limits__RequestsPerMinutePerAddress"] = "1000000";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"cluster.sh {string.Join(' ', arguments)}: {await output}{await error}"
            );
    }

    /// <summary>
    /// The first of so many in a row that are free, out of the range that the system gives away by itself.
    /// </summary>
    private static int FreePorts(int count)
    {
        for (var first = 20_000 + Environment.ProcessId % 500 * count; ; first += count)
            if (Enumerable.Range(first, count).All(IsFree))
                return first;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
