using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>The service as its users run it: its own process, a SQLite file, a pickup folder for mails.</summary>
public sealed partial class Service : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];

    private Service(Process process, string folder) => (_process, Folder) = (process, folder);

    public string Folder { get; }

    public Pickup Mails => new(Path.Combine(Folder, "mail"));

    /// <summary>What clients send by: a test project may put something in between.</summary>
    public static Func<HttpMessageHandler> Transport { get; set; } = () => new HttpClientHandler();

    public HttpClient Http { get; } = new(Transport());

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>Starts the service and returns once it is ready.</summary>
    public static async Task<Service> StartAsync(string folder, params (string Key, string Value)[] settings)
    {
        var service = Launch(folder, settings);
        service.Http.BaseAddress = await service.ListeningAsync();
        await Eventually.TrueAsync(async () =>
            (await service.Http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK
        );
        return service;
    }

    /// <summary>The file of keys of every start: services in folders of their own may share a database.</summary>
    public static string Keys { get; } = KeyFile();

    /// <summary>Starts the service and returns at once.</summary>
    public static Service Launch(string folder, params (string Key, string Value)[] settings) =>
        Launch("Api", folder, settings);

    /// <summary>Starts one of the two programs and returns at once.</summary>
    public static Service Launch(string program, string folder, params (string Key, string Value)[] settings) =>
        Launch(program, folder, [], settings);

    /// <summary>Starts one of the two programs with these arguments and returns at once.</summary>
    public static Service Launch(
        string program,
        string folder,
        string[] arguments,
        params (string Key, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo("dotnet", [$"{program}.dll", "--contentRoot", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__Path"] = Path.Combine(folder, "msa.db");
        start.Environment["Encryption__Keys"] = Keys;
        start.Environment["Mail__Pickup"] = Path.Combine(folder, "mail");
        (start.Environment["Cluster__SiloPort"], start.Environment["Cluster__GatewayPort"]) = FreePorts();
        start.Environment["Demo__Seed"] = "false";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var service = new Service(new Process { StartInfo = start }, folder);
        service._process.OutputDataReceived += (_, line) => service.Keep(line.Data);
        service._process.ErrorDataReceived += (_, line) => service.Keep(line.Data);
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>A client signed in by the demo sign-in.</summary>
    public async Task<HttpClient> SignInAsync(object claims)
    {
        var answer = await Http.PostAsJsonAsync("/api/v1/demo/token", claims);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<Token>())!.AccessToken;
        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Nobody() => new(Transport()) { BaseAddress = Http.BaseAddress };

    /// <summary>Asks for a stop as an operator does (SIGTERM) and waits for it.</summary>
    public async Task StopAsync()
    {
        BeginStop();
        await _process.WaitForExitAsync(new CancellationTokenSource(Timeout).Token);
    }

    /// <summary>Asks for a stop and does not wait.</summary>
    public void BeginStop() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

    /// <summary>Ends the process with no warning (SIGKILL).</summary>
    public async Task CrashAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for a process that ends by itself.</summary>
    public Task ExitedAsync() => _process.WaitForExitAsync(new CancellationTokenSource(Timeout).Token);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await CrashAsync();
        _process.Dispose();
        Http.Dispose();
    }

    private async Task<Uri> ListeningAsync()
    {
        await Eventually.TrueAsync(() => Task.FromResult(ListeningPattern().IsMatch(Output) || _process.HasExited));
        if (_process.HasExited)
            throw new InvalidOperationException($"The service did not start:\n{Output}");
        return new Uri(ListeningPattern().Match(Output).Groups[1].Value);
    }

    private void Keep(string? line)
    {
        lock (_output)
            if (line is not null)
                _output.Add(line);
    }

    /// <summary>Two that differ: the one is held while the other is found.</summary>
    private static (string, string) FreePorts()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (PortOf(one), PortOf(other));
    }

    private static string PortOf(TcpListener listener) =>
        ((IPEndPoint)listener.LocalEndpoint).Port.ToString(null, null);

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningPattern();

    private sealed record Token(string AccessToken);

    private static string KeyFile()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "test.keys");
        if (!File.Exists(file))
            File.WriteAllText(file, $"test {Convert.ToBase64String(new byte[32])}\n");
        return file;
    }
}
