using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.OpenApi;

/// <summary>The OpenAPI document says all that somebody who builds against the API needs.</summary>
public sealed partial class DocumentTests(RunningService running) : IClassFixture<RunningService>
{
    /// <summary>
    /// What others generate from is what is served. After a change that is meant:
    /// <c>RENEW_OPENAPI=1 dotnet test tests/Api.Tests --filter The_document_checked_in</c>, and a look at the
    /// difference.
    /// </summary>
    [Fact]
    public async Task The_document_checked_in_is_the_one_served()
    {
        var served = await running.Service.Http.GetStringAsync("/openapi/v1.json") + "\n";
        if (Environment.GetEnvironmentVariable("RENEW_OPENAPI") == "1")
            await File.WriteAllTextAsync(Contract.Path, served);
        Assert.Equal(await File.ReadAllTextAsync(Contract.Path), served);
    }

    [Fact]
    public async Task Every_route_says_what_it_does_and_what_it_answers()
    {
        var (names, summaries) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (route, operation) in await OperationsAsync())
        {
            var summary = (string?)operation["summary"] ?? "";
            Assert.True(summary.Length is > 5 and < 120, $"{route}: {summary}");
            Assert.True(summaries.Add(summary), $"{route}: the summary of another: {summary}");
            Assert.True(((string?)operation["description"])?.Length > 5, $"{route}: no description");
            Assert.True(names.Add((string?)operation["operationId"] ?? ""), $"{route}: a name that another has");
            Assert.Single(operation["tags"]!.AsArray());
            var responses = operation["responses"]!.AsObject();
            string[] everywhere =
            [
                "400",
                "405",
                "415",
                "431",
                "500",
                "503",
                .. operation["security"] is null ? Array.Empty<string>() : ["401"],
                .. operation["requestBody"] is null ? Array.Empty<string>() : ["413"],
            ];
            Assert.Empty(
                everywhere.Where(status => !responses.ContainsKey(status)).Select(status => $"{route}: no {status}")
            );
            var success = responses.Single(response => response.Key.StartsWith('2'));
            Assert.False(
                string.IsNullOrWhiteSpace((string?)success.Value!["description"]),
                $"{route}: no word on {success.Key}"
            );
        }
    }

    [Fact]
    public async Task Every_body_has_an_example_that_its_schema_takes()
    {
        var checkedExamples = 0;
        foreach (var (route, operation) in await OperationsAsync())
        {
            var bodies = operation["responses"]!
                .AsObject()
                .Where(response => response.Key.StartsWith('2'))
                .Select(response => response.Value!["content"])
                .Append(operation["requestBody"]?["content"])
                .OfType<JsonObject>();
            foreach (
                var media in bodies.Select(content => content.Single()).Where(media => media.Key == "application/json")
            )
            {
                Assert.True(media.Value!["example"] is not null, $"{route}: no example");
                Assert.True(
                    Contract.Faults(media.Value["schema"]!, media.Value["example"]) is "",
                    $"{route}: {Contract.Faults(media.Value["schema"]!, media.Value["example"])}"
                );
                checkedExamples++;
            }
        }
        Assert.InRange(checkedExamples, 30, 300);
    }

    [Fact]
    public async Task Every_get_has_its_head()
    {
        var routes = (await OperationsAsync()).Select(operation => operation.Name).ToHashSet();
        Assert.DoesNotContain(
            routes,
            route =>
                route.StartsWith("GET ", StringComparison.Ordinal)
                && !routes.Contains(route.Replace("GET ", "HEAD ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Every_schema_and_field_and_parameter_is_described_in_french()
    {
        var document = await DocumentAsync();
        var mute = new List<string>();
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            Note(mute, name, schema!);
            foreach (var (field, value) in schema!["properties"]?.AsObject() ?? [])
                Note(mute, $"{name}.{field}", value!);
        }
        foreach (var (route, operation) in await OperationsAsync())
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            Note(mute, $"{route} {parameter!["name"]}", parameter);
        Assert.Empty(mute);
        Assert.DoesNotMatch(English(), document.ToJsonString());
    }

    [Fact]
    public async Task What_an_answer_says_nothing_of_may_be_null_and_what_a_request_must_say_may_not()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal(
            """["null","string"]""",
            schemas["ContactView"]!["properties"]!["readAt"]!["type"]!.ToJsonString()
        );
        Assert.Contains("readAt", Required(schemas["ContactView"]!));
        Assert.DoesNotContain("notes", Required(schemas["ContactView"]!));
        Assert.Equal("\"string\"", schemas["NewContactRequest"]!["properties"]!["text"]!["type"]!.ToJsonString());
        Assert.Equal(["kind", "reason", "subject", "text", "theme"], Required(schemas["NewContactRequest"]!).Order());
        Assert.Equal(["name"], Required(schemas["ProxyRequest"]!));
        Assert.Empty(Required(schemas["ClaimRequest"]!));
    }

    [Fact]
    public async Task Every_code_of_a_problem_is_listed()
    {
        var text = (await DocumentAsync()).ToJsonString();
        foreach (var code in Enum.GetValues<RefusalCode>())
            Assert.Contains($"\"{Problems.ProblemCatalog.Of(code).Code}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    public async Task It_is_packed_and_sent_once(string? accepted, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var first = await running.Service.Http.SendAsync(request);
        Assert.Equal(coding, first.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("public, no-cache", Assert.Single(first.Headers.GetValues("Cache-Control")));
        Assert.Contains("Accept-Encoding", first.Headers.Vary);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await running.Service.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_reference_page_is_there() =>
        Assert.Contains(
            "openapi/v1.json",
            await running.Service.Http.GetStringAsync("/scalar/"),
            StringComparison.Ordinal
        );

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await running.Service.Http.GetStringAsync("/openapi/v1.json"))!;

    private async Task<List<(string Name, JsonNode Operation)>> OperationsAsync() =>
        [
            .. (await DocumentAsync())["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Select(operation => ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!))
                ),
        ];

    private static IEnumerable<string> Required(JsonNode schema) =>
        schema["required"]?.AsArray().Select(name => $"{name}") ?? [];

    private static void Note(List<string> mute, string name, JsonNode described)
    {
        if (((string?)described["description"])?.Length is null or < 5)
            mute.Add(name);
    }

    [GeneratedRegex(
        "\\b(the|of|which|whose|when|with|this|that)\\b |\"(OK|Created|No Content|Not Modified|Success)\"",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex English();
}
