using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.OpenApi;

/// <summary>The OpenAPI document says all that somebody who builds against the API needs.</summary>
public sealed class DocumentTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Every_route_has_a_summary_an_example_and_its_errors()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            Assert.True(operation.TryGetProperty("summary", out _), $"{name}: no summary");
            Assert.True(operation.TryGetProperty("operationId", out _), $"{name}: no name");
            var responses = operation.GetProperty("responses");
            Assert.True(responses.TryGetProperty("503", out _), $"{name}: no 503");
            if (operation.TryGetProperty("requestBody", out var body))
                Assert.True(HasExample(body), $"{name}: no example request");
            var success = responses.EnumerateObject().Single(response => response.Name.StartsWith('2'));
            if (success.Name != "204")
                Assert.True(HasExample(success.Value), $"{name}: no example answer");
            if (operation.TryGetProperty("security", out _))
                Assert.True(responses.TryGetProperty("401", out _), $"{name}: no 401");
        }
    }

    [Fact]
    public async Task Every_code_of_a_problem_is_listed()
    {
        var text = await running.Service.Http.GetStringAsync("/openapi/v1.json");
        foreach (var code in Enum.GetValues<RefusalCode>())
            Assert.Contains($"\"{Problems.ProblemCatalog.Of(code).Code}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_routes_are_those_of_the_contract()
    {
        Assert.Equal(
            [
                "DELETE /api/v1/mailboxes/{memberId}/contacts/{contactId}/claim",
                "DELETE /api/v1/mailboxes/{memberId}/proxies/{proxyId}",
                "DELETE /api/v1/session",
                "GET /api/v1/catalog",
                "GET /api/v1/catalog/online-services/{code}",
                "GET /api/v1/demo/personas",
                "GET /api/v1/funds",
                "GET /api/v1/funds/{fund}",
                "GET /api/v1/funds/{fund}/board",
                "GET /api/v1/funds/{fund}/board/agents",
                "GET /api/v1/funds/{fund}/board/contacts/{contactId}",
                "GET /api/v1/funds/{fund}/board/events",
                "GET /api/v1/funds/{fund}/deadline",
                "GET /api/v1/funds/{fund}/figures",
                "GET /api/v1/mailboxes/{memberId}/contacts",
                "GET /api/v1/mailboxes/{memberId}/contacts/{contactId}",
                "GET /api/v1/mailboxes/{memberId}/export",
                "GET /api/v1/mailboxes/{memberId}/preferences",
                "GET /api/v1/mailboxes/{memberId}/proxies",
                "GET /api/v1/me",
                "GET /api/v1/reply-templates",
                "GET /api/v1/session",
                "POST /api/v1/catalog/online-services/{code}/outcomes",
                "POST /api/v1/demo/session",
                "POST /api/v1/demo/token",
                "POST /api/v1/mailboxes/{memberId}/contacts",
                "POST /api/v1/mailboxes/{memberId}/contacts/{contactId}/messages",
                "POST /api/v1/mailboxes/{memberId}/contacts/{contactId}/notes",
                "POST /api/v1/mailboxes/{memberId}/contacts/{contactId}/replies",
                "POST /api/v1/mailboxes/{memberId}/contacts/{contactId}/transfer",
                "PUT /api/v1/mailboxes/{memberId}/contacts/{contactId}/claim",
                "PUT /api/v1/mailboxes/{memberId}/contacts/{contactId}/read",
                "PUT /api/v1/mailboxes/{memberId}/preferences",
                "PUT /api/v1/mailboxes/{memberId}/proxies/{proxyId}",
            ],
            (await OperationsAsync()).Select(operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_reference_page_is_there() =>
        Assert.Contains("openapi/v1.json", await running.Service.Http.GetStringAsync("/scalar/"), StringComparison.Ordinal);

    private async Task<List<(string Name, JsonElement Operation)>> OperationsAsync()
    {
        var document = await running.Service.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        return
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value))),
        ];
    }

    private static bool HasExample(JsonElement element) =>
        element.GetProperty("content").EnumerateObject().First().Value.TryGetProperty("example", out _);
}
