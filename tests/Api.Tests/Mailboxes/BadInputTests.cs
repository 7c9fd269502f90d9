using System.Net.Http.Json;
using System.Text;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>Bad input gets a clear problem with a stable code; nothing is stored, nothing mailed.</summary>
public sealed class BadInputTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Contacts = "/api/v1/mailboxes/bad/contacts";

    [Theory]
    [InlineData(
        "{\"theme\":\"famille\",\"subject\":\"allocations-familiales\",\"reason\":\"nope\",\"kind\":\"question\",\"text\":\"0123456789\"}",
        400,
        "unknown-topic",
        "reason"
    )]
    [InlineData(
        "{\"theme\":\"cotisations-exploitants\",\"subject\":\"affiliation\",\"reason\":\"mon-installation\",\"kind\":\"question\",\"text\":\"0123456789\"}",
        400,
        "topic-not-for-profile",
        "reason"
    )]
    [InlineData("{" + RunningService.Topic + ",\"text\":\"123456789\"}", 400, "text-too-short", "text")]
    [InlineData(
        "{" + RunningService.Topic + ",\"text\":\"un \\u0000 dans le texte\"}",
        400,
        "text-has-control-characters",
        "text"
    )]
    [InlineData("{" + RunningService.Topic + ",\"text\":12}", 400, "invalid-json", "text")]
    [InlineData("{" + RunningService.Topic + "}", 400, "invalid-request", "text")]
    [InlineData("{\"text\":\"0123456789\"}", 400, "invalid-request", "theme")]
    [InlineData(
        "{" + RunningService.Topic + ",\"text\":\"0123456789\",\"urgent\":true}",
        400,
        "unknown-field",
        "urgent"
    )]
    [InlineData("{\"theme\":\"famille\",\"kind\":\"plainte\"}", 400, "invalid-json", "kind")]
    [InlineData("{\"theme\":\"famille\",\"kind\":1}", 400, "invalid-json", "kind")]
    [InlineData("{\"theme\":\"famille\",\"kind\":\"1\"}", 400, "invalid-json", "kind")]
    [InlineData("{\"theme\":\"famille\",\"kind\":\"Question\"}", 400, "invalid-json", "kind")]
    [InlineData("{\"theme\":\"famille\",\"kind\":\"question,information\"}", 400, "invalid-json", "kind")]
    [InlineData("{\"theme\":", 400, "invalid-json", "theme")]
    [InlineData("{\"theme\":\"famille\",\"theme\":\"sante\"}", 400, "invalid-json", null)]
    [InlineData("{" + RunningService.Topic + ",\"text\":\"un \\ud800 seul\"}", 400, "invalid-json", "text")]
    [InlineData("[]", 400, "invalid-json", "$")]
    [InlineData("null", 400, "invalid-request", null)]
    [InlineData("", 400, "invalid-request", null)]
    public async Task A_body_that_is_not_a_request_is_refused(string body, int status, string code, string? field)
    {
        var jean = await running.MemberAsync("bad");

        var problem = await jean.PostAsync(Contacts, new StringContent(body, Encoding.UTF8, "application/json"))
            .ProblemAsync(status, code);

        if (field is not null)
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        await NothingHappenedAsync(jean);
    }

    [Fact]
    public async Task A_text_too_long_a_body_too_large_and_another_format_are_refused()
    {
        var jean = await running.MemberAsync("bad");
        await jean.SubmitAsync("bad", People.Request(new string('a', 751))).ProblemAsync(400, "text-too-long");
        await jean.SubmitAsync("bad", People.Request(new string('a', 40_000))).ProblemAsync(413, "payload-too-large");
        await jean.PostAsync(Contacts, new StringContent("text=abc")).ProblemAsync(415, "unsupported-media-type");
        await jean.SubmitAsync("bad", key: new string('k', 129)).ProblemAsync(400, "invalid-request");
        await jean.SubmitAsync("bad", key: "").ProblemAsync(400, "invalid-request");
        await jean.PutAsJsonAsync("/api/v1/mailboxes/bad/preferences", new { recalls = true })
            .ProblemAsync(400, "invalid-request");
        await NothingHappenedAsync(jean);
    }

    [Theory]
    [InlineData("GET", "/api/v1/mailboxes/bad/contacts/nope", 400, "invalid-id")]
    [InlineData("GET", "/api/v1/mailboxes/b%20d/contacts", 400, "invalid-id")]
    [InlineData("GET", "/api/v1/mailboxes/bad/contacts/00000000000000000000000000000000", 404, "not-found")]
    [InlineData("GET", "/api/v1/mailboxes/bad/nope", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/mailboxes/bad/contacts", 405, "method-not-allowed")]
    [InlineData("DELETE", "/api/v1/mailboxes/bad/proxies/nobody", 404, "not-found")]
    [InlineData("GET", "/api/v1/funds/atlantide", 404, "unknown-fund")]
    [InlineData("GET", "/api/v1/funds/atlantide/deadline", 404, "unknown-fund")]
    [InlineData("GET", "/api/v1/funds/picardie/deadline?receivedAt=hier", 400, "invalid-request")]
    [InlineData("GET", "/api/v1/funds/picardie/deadline?receivedAt=0001-01-01T00:00:00Z", 400, "invalid-request")]
    [InlineData("GET", "/api/v1/catalog?profile=martien", 400, "invalid-request")]
    [InlineData("GET", "/api/v1/catalog/online-services/nope", 404, "unknown-online-service")]
    public async Task An_address_that_leads_nowhere_says_so(string method, string path, int status, string code)
    {
        var jean = await running.MemberAsync("bad");
        await jean.SendAsync(new(new(method), path)).ProblemAsync(status, code);
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ud83d\\ud83d")]
    public async Task Half_a_character_is_told_in_words_that_its_writer_understands(string half)
    {
        var jean = await running.MemberAsync("bad");
        var body = $"{{{RunningService.Topic},\"text\":\"Bonjour, un émoji {half} coupé\"}}";
        var problem = await jean.PostAsync(Contacts, new StringContent(body, Encoding.UTF8, "application/json"))
            .ProblemAsync(400, "invalid-json");
        Assert.Equal("Caractère incomplet", problem.GetProperty("title").GetString());
        Assert.StartsWith(
            "Un caractère est incomplet, comme un émoji",
            problem.GetProperty("errors").GetProperty("text")[0].GetString(),
            StringComparison.Ordinal
        );
        await NothingHappenedAsync(jean);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u3164")]
    [InlineData("\U000E0020")]
    public async Task A_text_of_which_nothing_can_be_seen_is_too_short(string unseen)
    {
        var jean = await running.MemberAsync("bad");
        await jean.SubmitAsync("bad", People.Request(string.Concat(Enumerable.Repeat(unseen, 12))))
            .ProblemAsync(400, "text-too-short");
        await NothingHappenedAsync(jean);
    }

    [Fact]
    public async Task A_fund_that_does_not_exist_takes_no_request()
    {
        var stray = await running.Service.MemberAsync("bad", fund: "atlantide");
        await stray.SubmitAsync("bad").ProblemAsync(404, "unknown-fund");
        await NothingHappenedAsync(stray);
    }

    [Fact]
    public async Task The_hourly_limit_answers_429_with_the_wait()
    {
        await using var service = await Service.StartAsync(Directory.CreateTempSubdirectory("msa-limit-").FullName);
        var jean = await service.MemberAsync("jean");
        for (var i = 0; i < 10; i++)
            await jean.SubmitAsync("jean").JsonAsync(201);

        var response = await jean.SubmitAsync("jean");

        await Task.FromResult(response).ProblemAsync(429, "too-many-requests");
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 3500, 3600);
    }

    private async Task NothingHappenedAsync(HttpClient client)
    {
        Assert.Equal(0, (await client.ListAsync("bad")).GetProperty("contacts").GetArrayLength());
        Assert.Empty(running.Service.Mails.All);
    }
}
