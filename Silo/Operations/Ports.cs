using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// Checks the ports to listen on before anything starts. Otherwise a silo joins its cluster first and then fails with
/// long stack traces in the log.
/// </summary>
internal static class Ports
{
    /// <summary>Kestrel's, when nothing is said.</summary>
    private const string Default = "http://localhost:5000";

    /// <exception cref="SettingsException">One is taken or refused.</exception>
    public static void CheckPorts(this WebApplication app)
    {
        var refused = app.Wanted()
            .Select(port => (port.Name, Reason: Refusal(port.EndPoint)))
            .FirstOrDefault(port => port.Reason is not null);
        if (refused.Reason is not null)
            throw new SettingsException($"can't listen on {refused.Name}: {refused.Reason}.");
    }

    private static IEnumerable<(string Name, IPEndPoint EndPoint)> Wanted(this WebApplication app)
    {
        foreach (var url in Urls(app.Configuration))
            if (EndPoint(BindingAddress.Parse(url)) is { } endPoint)
                yield return (url, endPoint);
        if (
            app.Services.GetService<IOptions<StorageOptions>>()?.Value.Provider != StorageProvider.Postgres
            || !app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ILocalSiloDetails))
        )
            yield break;
        var silo = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var others = silo.SiloListeningEndpoint ?? new(silo.AdvertisedIPAddress, silo.SiloPort);
        var clients = silo.GatewayListeningEndpoint ?? new(silo.AdvertisedIPAddress, silo.GatewayPort);
        yield return ($"{others} (Cluster:SiloPort)", others);
        yield return ($"{clients} (Cluster:GatewayPort)", clients);
    }

    /// <summary>As the web host finds them.</summary>
    private static IEnumerable<string> Urls(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .ToList();
        if (endpoints.Count > 0)
            return endpoints;
        var urls = Parts(configuration[WebHostDefaults.ServerUrlsKey]);
        var ports = Parts(configuration[WebHostDefaults.HttpPortsKey])
            .Select(port => $"http://*:{port}")
            .Concat(Parts(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"));
        return urls.Concat(urls.Length == 0 ? ports : []).DefaultIfEmpty(Default);
    }

    private static string[] Parts(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// As Kestrel reads it: a host that is neither an IP address nor localhost is every address of this machine.
    /// </summary>
    private static IPEndPoint? EndPoint(BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe)
            return null;
        if ($".{address.Host}".EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return new(IPAddress.Loopback, address.Port);
        return new(
            IPAddress.TryParse(address.Host, out var ip) ? ip
                : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any
                : IPAddress.Any,
            address.Port
        );
    }

    private static string? Refusal(IPEndPoint endPoint)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (endPoint.Address.Equals(IPAddress.IPv6Any))
            socket.DualMode = true;
        try
        {
            socket.Bind(endPoint);
            return null;
        }
        catch (SocketException fault)
        {
            return fault.Message;
        }
    }
}
