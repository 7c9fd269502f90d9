using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Operations;

/// <summary>The proxy that comes with the service, before an Api.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private readonly int _port = FreePort();

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-proxy-").FullName;
    private readonly StringBuilder _log = new();
    private Service _api = null!;
    private Process _proxy = null!;

    public async Task InitializeAsync()
    {
        _api = await Service.StartAsync(_folder);
        var start = new ProcessStartInfo(
            "haproxy",
            ["-db", "-f", Path.Combine(AppContext.BaseDirectory, "haproxy.cfg")]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] += ":/usr/sbin";
        start.Environment["PROXY_BIND"] = $"127.0.0.1:{_port}";
        start.Environment["API1"] = start.Environment["API2"] = _api.Http.BaseAddress!.Authority;
        _proxy = Process.Start(start)!;
        _proxy.OutputDataReceived += (_, line) => Keep(line.Data);
        _proxy.BeginOutputReadLine();
        await Eventually.TrueAsync(AnswersAsync);
    }

    [Fact]
    public async Task Each_request_is_a_line_without_its_query()
    {
        using var answer = await _api.Http.GetAsync($"http://127.0.0.1:{_port}/api/v1/session/callback?code=hush");
        await Eventually.TrueAsync(() =>
            Task.FromResult(Log.Contains("\"GET /api/v1/session/callback HTTP/1.1\"", StringComparison.Ordinal))
        );
        Assert.Contains(
            $" {(int)answer.StatusCode} ",
            Log.Split('\n').Single(line => line.Contains("/callback", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hush", Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/v1/funds HTTP/1.1\r\nHost: a\r\nX-Slow: ")]
    [InlineData(
        "POST /api/v1/demo/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 300\r\n\r\n{"
    )]
    public async Task A_request_that_does_not_end_is_answered_408_and_reaches_no_Api(string beginning)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var reader = new StreamReader(stream);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadLineAsync(limit.Token), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        _proxy.Kill();
        await _proxy.WaitForExitAsync();
        _proxy.Dispose();
        await _api.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    private void Keep(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await _api.Http.GetAsync($"http://127.0.0.1:{_port}/api/v1/funds")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
