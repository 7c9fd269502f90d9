using System.Net;
using System.Net.Sockets;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>Where a request comes from, as far as it is one place.</summary>
internal static class Addresses
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address; of IPv6 the network of 64 bits, since a subscriber has all of it. Behind a trusted proxy, that of
    /// its client.
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
