using System.Net;
using MsaOrleans.Api.RateLimiting;

namespace MsaOrleans.Api.Tests.RateLimiting;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [InlineData("fe80::1%3", "fe80::2")]
    public void One_place(string address, string other) => Assert.Equal(Of(address), Of(other));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData("::1", "127.0.0.1")]
    public void Two_places(string address, string other) => Assert.NotEqual(Of(address), Of(other));

    private static string Of(string address) => Addresses.Of(IPAddress.Parse(address));
}
