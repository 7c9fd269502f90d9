using System.Net;
using System.Net.Sockets;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>A program that does not get its port says which, in one line, and has begun nothing.</summary>
public sealed class PortTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-port-").FullName;
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);

    public PortTests() => _other.Start();

    [Theory]
    [InlineData("Api", "ASPNETCORE_URLS", "http://127.0.0.1:{0}", "http://127.0.0.1:{0}")]
    [InlineData("Api", "ASPNETCORE_URLS", "http://localhost:{0}", "http://localhost:{0}")]
    [InlineData("Api", "Kestrel:Endpoints:Http:Url", "http://127.0.0.1:{0}", "http://127.0.0.1:{0}")]
    [InlineData(
        "Api",
        "Kestrel:Endpoints:Http:Url",
        "http://192.0.2.1:0",
        "http://192.0.2.1:0",
        "Cannot assign requested address"
    )]
    [InlineData("Api", "Cluster:SiloPort", "{0}", "127.0.0.1:{0} (Cluster:SiloPort)")]
    [InlineData("Silo", "ASPNETCORE_URLS", "http://127.0.0.1:{0}", "http://127.0.0.1:{0}")]
    [InlineData("Silo", "Cluster:GatewayPort", "{0}", "127.0.0.1:{0} (Cluster:GatewayPort)")]
    public async Task A_port_in_use_ends_the_start_in_one_line(
        string program,
        string key,
        string value,
        string named,
        string reason = "Address already in use"
    )
    {
        // Only on PostgreSQL has a silo ports; they are looked at before it is.
        (string, string)[] cluster = key.StartsWith("Cluster:", StringComparison.Ordinal)
            ? [("Storage:Provider", "postgres"), ("ConnectionStrings:Orleans", "Host=127.0.0.1")]
            : [];
        var port = ((IPEndPoint)_other.LocalEndpoint).Port;
        await using var service = Service.Launch(
            program,
            _folder,
            [(key, string.Format(null, value, port)), .. cluster]
        );
        await service.ExitedAsync();
        Assert.Equal(1, service.ExitCode);
        Assert.Equal($"Not started: can't listen on {string.Format(null, named, port)}: {reason}.", service.Output);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public async Task A_port_of_every_address_is_one_too(string program)
    {
        var port = ((IPEndPoint)_other.LocalEndpoint).Port;
        await using var service = Service.Launch(
            program,
            _folder,
            ("ASPNETCORE_URLS", ""),
            ("ASPNETCORE_HTTP_PORTS", $"{port}")
        );
        await service.ExitedAsync();
        Assert.Equal(1, service.ExitCode);
        Assert.Contains(
            $"Not started: can't listen on http://*:{port}: Address already in use.",
            service.Output,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
