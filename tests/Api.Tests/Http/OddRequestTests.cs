using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Http;

/// <summary>Requests that nobody's page sends are answered as the standards say, never by a 500.</summary>
public sealed class OddRequestTests(WatchedService running) : IClassFixture<WatchedService>
{
    private const string Body = "{" + RunningService.Topic + ",\"text\":\"" + RunningService.Text + "\"}";

    private static int _members;

    [Theory]
    [InlineData("\"7\", \"1\"", 201)]
    [InlineData("\"1\",\"7\"", 201)]
    [InlineData("\"abc\", \"1\"", 201)]
    [InlineData("W/\"1\", \"1\"", 201)]
    [InlineData("\"1\"", 201)]
    [InlineData("*", 201)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("\"7\"", 412)]
    [InlineData("\"7\", \"8\"", 412)]
    [InlineData("\"01\"", 412)]
    [InlineData("\"-1\"", 412)]
    [InlineData("\"0\"", 412)]
    [InlineData("\"abc\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("1", 412)]
    public async Task An_answer_goes_by_each_version_that_if_match_names(string ifMatch, int status)
    {
        var (member, agent) = (
            await running.MemberAsync($"o-{Interlocked.Increment(ref _members)}"),
            await running.AgentAsync()
        );
        var contact = await member.SubmitAsync(await SubOf(member)).JsonAsync(201);
        using var answer = await agent.ReplyAsync(contact, "Voici.", ifMatch: ifMatch);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Versions_of_what_is_not_there_are_no_reason_to_say_so()
    {
        var agent = await running.AgentAsync();
        var nowhere = JsonDocument.Parse($$"""{"memberId":"o-nobody","id":"{{Guid.Empty:N}}"}""").RootElement;
        foreach (var ifMatch in new[] { "\"1\"", "\"1\", \"2\"", "W/\"1\"" })
            await agent.ReplyAsync(nowhere, "Voici.", ifMatch: ifMatch).ProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br, identity")]
    [InlineData("GZIP")]
    [InlineData("x-unknown")]
    public async Task A_packed_body_is_not_taken(string coding)
    {
        var member = await running.MemberAsync("o-packed");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Body));
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        using var answer = await member.PostAsync("/api/v1/mailboxes/o-packed/contacts", content);
        await Task.FromResult(answer).ProblemAsync(415, "unsupported-media-type");
        Assert.Equal("identity", string.Join(',', answer.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("application/json; charset=bogus", 415)]
    [InlineData("application/json; charset=utf-7", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=\"\"", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=UTF-8", 201)]
    [InlineData("application/json; charset=\"utf-8\"", 415)]
    [InlineData("application/json", 201)]
    public async Task A_body_is_json_in_utf_8(string type, int status)
    {
        var member = await running.MemberAsync("o-charset");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await member.PostAsync("/api/v1/mailboxes/o-charset/contacts", content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/funds/%20", 404)]
    [InlineData("/api/v1/funds/%20/deadline", 404)]
    [InlineData("/api/v1/funds/%20/board", 404)]
    [InlineData("/api/v1/funds/%20/board/agents", 404)]
    [InlineData("/api/v1/funds/%20/board/events", 404)]
    [InlineData("/api/v1/funds/%20/board/contacts/00000000000000000000000000000000", 404)]
    [InlineData("/api/v1/funds/%20/figures", 404)]
    [InlineData("/api/v1/funds/%E2%80%8B", 404)]
    [InlineData("/api/v1/funds/%C3%A9/board", 404)]
    [InlineData("/api/v1/funds/PICARDIE", 404)]
    [InlineData("/api/v1/funds/a%2Fb", 404)]
    [InlineData("/api/v1/funds/%EF%BF%BE", 404)]
    [InlineData("/api/v1/catalog/online-services/%20", 404)]
    [InlineData("/api/v1/mailboxes/%20/contacts", 400)]
    [InlineData("/api/v1/mailboxes/%E2%80%A6/contacts", 400)]
    [InlineData("/api/v1/mailboxes/o-x/contacts/%20", 400)]
    [InlineData("/api/v1/reply-templates?theme=%20&subject=%00&reason=%E2%80%8B", 400)]
    [InlineData("/api/v1/funds/picardie/board?theme=%00&after=%00", 400)]
    [InlineData("/api/v1/funds/picardie/board?limit=99999999999", 400)]
    [InlineData("/api/v1/funds/picardie/board?view=%00", 400)]
    [InlineData("/api/v1/funds/picardie/board?view=open&view=mine", 400)]
    [InlineData("/api/v1/funds/picardie/figures?from=2024-02-30", 400)]
    [InlineData("/api/v1/funds/picardie/figures?from=0001-01-01&to=9999-12-31", 400)]
    [InlineData("/api/v1/funds/picardie/deadline?receivedAt=%00", 400)]
    public async Task An_odd_address_is_answered_as_any_that_leads_nowhere(string address, int status)
    {
        var agent = await running.AgentAsync();
        using var answer = await agent.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_fund_of_any_length_is_one_that_does_not_exist()
    {
        var agent = await running.AgentAsync();
        foreach (var length in new[] { 64, 65, 6_000 })
            await agent.GetAsync($"/api/v1/funds/{new string('f', length)}/board").ProblemAsync(404, "unknown-fund");
    }

    [Theory]
    [InlineData("/dashboard/SiloCounters/x")]
    [InlineData("/dashboard/SiloStats/127.0.0.1:1@1")]
    [InlineData("/dashboard/SiloProperties/x")]
    [InlineData("/dashboard/SiloMetadata/%20")]
    [InlineData("/dashboard/HistoricalStats/x")]
    [InlineData("/dashboard/fonts/x")]
    [InlineData("/dashboard/img/..%2fx")]
    public async Task The_dashboard_has_nothing_to_show_of_what_is_no_silo(string address)
    {
        var admin = await running.Service.StaffAsync("o-admin", role: "admin");
        using var answer = await admin.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/member")]
    [InlineData("/agent?x=1")]
    [InlineData("/scalar")]
    [InlineData("/dashboard")]
    public async Task A_redirection_names_no_host_that_whoever_asks_made_up(string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = running.Service.Http.BaseAddress,
        };
        client.DefaultRequestHeaders.Authorization = (await running.Service.StaffAsync("o-admin", role: "admin"))
            .DefaultRequestHeaders
            .Authorization;
        client.DefaultRequestHeaders.Host = "mechant.example";
        using var answer = await client.GetAsync(address);
        Assert.DoesNotContain("mechant", $"{answer.Headers.Location}", StringComparison.Ordinal);
        if (
            !address.StartsWith("/dashboard", StringComparison.Ordinal)
            && !address.StartsWith("/scalar", StringComparison.Ordinal)
        )
            Assert.Equal(
                address.Insert(address.IndexOf('?') < 0 ? address.Length : address.IndexOf('?'), "/"),
                answer.Headers.Location?.OriginalString
            );
    }

    [Theory]
    [InlineData("/metrics", "PATCH")]
    [InlineData("/metrics", "TRACE")]
    [InlineData("/metrics", "POST")]
    [InlineData("/health/live", "DELETE")]
    [InlineData("/health/ready", "POST")]
    [InlineData("/api/v1/catalog", "PATCH")]
    public async Task A_method_that_an_address_does_not_have_is_told_which_it_has(string address, string method)
    {
        using var answer = await running.Service.Http.SendAsync(new(new(method), address));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/catalog")]
    [InlineData("/api/v1/funds/picardie/board")]
    [InlineData("/api/v1/funds/picardie/board/events")]
    [InlineData("/api/v1/funds/atlantide")]
    [InlineData("/api/v1/session")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/scalar/")]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    public async Task Head_is_get_without_the_body(string address)
    {
        var agent = await running.AgentAsync();
        using var get = await agent.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using var head = await agent.SendAsync(new(HttpMethod.Head, address));
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    private static async Task<string> SubOf(HttpClient client) =>
        (await client.GetAsync("/api/v1/me").JsonAsync(200)).GetProperty("sub").GetString()!;
}
