using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>Routes that the API document leaves out have their row here, or the test fails.</summary>
public sealed partial class HiddenRouteTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly string[] Roles = ["nobody", "member", "agent", "supervisor", "admin"];

    /// <summary>
    /// The path, and the status that everybody is answered. The issuer's routes are there where one signs in at an
    /// issuer, the dashboard where it is on: both have tests of their own.
    /// </summary>
    public static readonly TheoryData<string, int> Everybody = new()
    {
        { "/openapi/v1.json", 200 },
        { "/scalar/", 200 },
        { "/health/live", 200 },
        { "/health/ready", 200 },
        { "/metrics", 200 },
        { "/dashboard/", 404 },
        { "/api/v1/session/sign-in", 404 },
        { "/api/v1/session/sign-out", 302 },
        { "/api/v1/session/back-channel-logout", 404 },
    };

    [Fact]
    public void Each_route_that_the_code_maps_is_in_the_document_or_has_a_row()
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(Contract.Path)!)!;
        var mapped = new[] { "Api", "Silo" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(root, project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Sum(file => Mapped().Count(File.ReadAllText(file)));
        var documented = AccessMatrixTests.Routes().Count(route => (string)route[0] != "HEAD");
        Assert.Equal(mapped, documented + Everybody.Count);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Everybody_is_answered_the_same(string path, int status)
    {
        foreach (var role in Roles)
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            using var client = new HttpClient(handler) { BaseAddress = running.Service.Http.BaseAddress };
            using var signedIn =
                role == "nobody" ? running.Service.Nobody()
                : role == "member" ? await running.MemberAsync("x-hidden")
                : await running.Service.StaffAsync("x-hidden", role: role);
            client.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
            using var answer = await client.GetAsync(path);
            Assert.Equal((role, status), (role, (int)answer.StatusCode));
        }
    }

    /// <summary>Each call of the framework or a library that adds a route.</summary>
    [GeneratedRegex(
        @"\.Map(Get|Post|Put|Delete|Patch|Methods|Fallback|HealthChecks|PrometheusScrapingEndpoint|OrleansDashboard|ScalarApiReference|Hub|Controllers|RazorPages)\("
    )]
    private static partial Regex Mapped();
}
