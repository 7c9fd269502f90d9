using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MsaOrleans.Api.Http;

internal static class Limits
{
    /// <summary>The largest body any route needs is an answer of 4,000 characters, escaped.</summary>
    public const int MaxBodyBytes = 32 * 1024;

    /// <summary>Of a body or an answer; the slowest telephones have twice that.</summary>
    private const int SlowestBytesPerSecond = 1_000;

    /// <summary>Before slowness is judged.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new(SlowestBytesPerSecond, Grace);
        kestrel.Limits.MinResponseDataRate = new(SlowestBytesPerSecond, Grace);
    }
}
