using System.Net;
using System.Net.Sockets;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>The key by which requests from one address are counted.</summary>
internal static class Addresses
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// An IPv4 address, or an IPv6 network of 64 bits, since a subscriber has all of it. Behind a trusted proxy it is
    /// that of the proxy's client.
    /// </summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress ?? IPAddress.None);

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
