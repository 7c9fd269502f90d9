using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.RateLimiting;

/// <summary>A service behind a proxy, with limits that a test reaches.</summary>
public sealed class LimitedService : RunningService
{
    public const int PerCaller = 40,
        PerAddress = 100,
        Writes = 3,
        Codes = 2,
        Places = 16,
        PlacesPerCaller = 8,
        WaitingPerCaller = 32;

    protected override (string Key, string Value)[] Settings =>
        [
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"),
            ("Limits:RequestsPerMinute", $"{PerCaller}"),
            ("Limits:RequestsPerMinutePerAddress", $"{PerAddress}"),
            ("Limits:WritesPerHour", $"{Writes}"),
            ("Limits:CodesPerHour", $"{Codes}"),
            ("Limits:ConcurrentRequests", $"{Places}"),
        ];

    /// <summary>A client whose requests come from there.</summary>
    public static HttpClient From(HttpClient client, string address)
    {
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }
}
