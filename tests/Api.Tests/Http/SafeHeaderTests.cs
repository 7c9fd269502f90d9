using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Http;

/// <summary>
/// Every answer says that it is what it is and is framed by nobody, whatever it is and whoever wrote it.
/// </summary>
public sealed class SafeHeaderTests(WatchedService running) : IClassFixture<WatchedService>
{
    [Theory]
    [InlineData("/api/v1/catalog")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/v1/funds/picardie/deadline?receivedAt=hier")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/scalar/")]
    [InlineData("/scalar/scalar.js")]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/nowhere")]
    [InlineData("/metrics")]
    [InlineData("/health/live")]
    [InlineData("/")]
    [InlineData("/nowhere")]
    public async Task Nobody_frames_it_and_nobody_guesses_what_it_is(string address)
    {
        var admin = await running.Service.StaffAsync("h-admin", role: "admin");
        using var answer = await admin.GetAsync(address);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("Production", "https", "max-age=31536000")]
    [InlineData("Production", "http", null)]
    [InlineData("Development", "https", null)]
    public async Task Over_https_outside_of_development_browsers_are_kept_to_it(
        string environment,
        string scheme,
        string? expected
    )
    {
        var folder = Directory.CreateTempSubdirectory("msa-hsts-").FullName;
        await using var service = await Service.StartAsync(
            folder,
            ("ASPNETCORE_ENVIRONMENT", environment),
            ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")
        );
        foreach (var address in new[] { "/", "/api/v1/catalog", "/nowhere" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address)
            {
                Headers = { Host = "messagerie.msa.example" },
            };
            request.Headers.Add("X-Forwarded-Proto", scheme);
            using var answer = await service.Http.SendAsync(request);
            Assert.Equal(
                expected,
                answer.Headers.TryGetValues("Strict-Transport-Security", out var given) ? given.Single() : null
            );
        }
    }
}
