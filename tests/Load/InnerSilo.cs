using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Silo;
using Orleans.Storage;

namespace MsaOrleans.Load;

/// <summary>A silo in this process, whose memory is then this process's.</summary>
internal sealed class InnerSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private InnerSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host.Services;

    public IGrainStorage Storage => _host.Services.GetRequiredService<IGrainStorage>();

    public static async Task<InnerSilo> StartAsync(string database, string folder, int historyMonths = 36)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Provider"] = "postgres",
                ["Storage:AllowUnsafe"] = "true",
                ["ConnectionStrings:Orleans"] = database,
                ["Cluster:SiloPort"] = $"{FreePort()}",
                ["Cluster:GatewayPort"] = $"{FreePort()}",
                ["Retention:HistoryMonths"] = $"{historyMonths}",
                ["Mail:Pickup"] = Path.Combine(folder, "mail"),
                ["Encryption:Keys"] = Service.Keys,
            }
        );
        builder.AddSilo();
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
