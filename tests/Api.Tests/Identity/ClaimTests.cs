using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>What a token says is read once, strictly: each door comes to the same decision.</summary>
public sealed class ClaimTests : IClassFixture<ClaimTests.ServiceOfSignedTokens>
{
    private const string Member = "\"sub\":\"c-jean\",\"role\":\"member\",\"fund\":\"picardie\"";

    private readonly Service _service;

    public ClaimTests(ServiceOfSignedTokens running) => _service = running.Service;

    [Theory]
    [InlineData("\"sub\":\"x\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"1\"")]
    [InlineData("\"sub\":\"x\",\"role\":1")]
    [InlineData("\"sub\":\"x\",\"role\":\"4\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"99\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"\"")]
    [InlineData("\"sub\":\"x\",\"role\":null")]
    [InlineData("\"sub\":\"x\",\"role\":true")]
    [InlineData("\"sub\":\"x\",\"role\":\"ADMIN\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"Member\"")]
    [InlineData("\"sub\":\"x\",\"role\":\" admin\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"admin\\u200b\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member,admin\"")]
    [InlineData("\"sub\":\"x\",\"role\":[]")]
    [InlineData("\"sub\":\"x\",\"role\":[\"admin\"]")]
    [InlineData("\"sub\":\"x\",\"role\":[\"member\",\"admin\"]")]
    [InlineData("\"sub\":\"x\",\"role\":{\"admin\":true}")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"admin\",\"profile\":\"9\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":\"1\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":1")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":\"\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":\"Particulier\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":\"tiers \"")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":[\"tiers\"]")]
    [InlineData("\"sub\":\"x\",\"role\":\"member\",\"profile\":[\"tiers\",\"employeur\"]")]
    [InlineData("\"role\":\"admin\"")]
    [InlineData("\"sub\":\".\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"..\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\" x\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x\\n\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x\\u0000\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x/y\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"\\ud800\",\"role\":\"admin\"")]
    [InlineData("\"sub\":12,\"role\":\"admin\"")]
    [InlineData("\"sub\":[\"x\"],\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x\",\"sub\":\"x\",\"role\":\"admin\"")]
    [InlineData("\"sub\":\"x\",\"role\":\"agent\",\"fund\":[\"picardie\",\"gironde\"]")]
    [InlineData("\"sub\":\"x\",\"role\":\"agent\",\"fund\":1")]
    [InlineData("\"sub\":\"x\",\"role\":\"agent\",\"name\":[\"a\",\"b\"]")]
    [InlineData("\"sub\":\"x\",\"role\":\"agent\",\"name\":\"\\ud800\"")]
    public async Task A_token_that_does_not_say_one_thing_opens_no_door(string claims)
    {
        using var client = _service.Saying(claims);
        foreach (
            var door in new[]
            {
                "/api/v1/me",
                "/api/v1/mailboxes/x/contacts",
                "/api/v1/funds/picardie/board",
                "/api/v1/funds/national/board",
                "/api/v1/funds/picardie/board/events",
            }
        )
            await client.GetAsync(door, HttpCompletionOption.ResponseHeadersRead).ProblemAsync(401, "unauthenticated");
        using var dashboard = await client.GetAsync("/dashboard/");
        Assert.Equal(HttpStatusCode.Unauthorized, dashboard.StatusCode);
    }

    [Fact]
    public async Task A_sub_or_a_fund_is_as_long_as_it_may_be_and_no_longer()
    {
        using var longest = _service.Saying(
            $"\"sub\":\"{new string('s', 128)}\",\"role\":\"member\",\"fund\":\"{new string('f', 64)}\""
        );
        await longest.GetAsync("/api/v1/me").JsonAsync(200);
        using var beyond = _service.Saying($"\"sub\":\"{new string('s', 129)}\",\"role\":\"member\"");
        await beyond.GetAsync("/api/v1/me").ProblemAsync(401, "unauthenticated");
        using var elsewhere = _service.Saying($"\"sub\":\"s\",\"role\":\"member\",\"fund\":\"{new string('f', 65)}\"");
        await elsewhere.GetAsync("/api/v1/me").ProblemAsync(401, "unauthenticated");
    }

    [Theory]
    [InlineData("member", "/api/v1/mailboxes/c-jean/contacts", 200)]
    [InlineData("member", "/api/v1/funds/picardie/board", 403)]
    [InlineData("agent", "/api/v1/funds/picardie/board", 200)]
    [InlineData("supervisor", "/api/v1/funds/picardie/board", 200)]
    [InlineData("admin", "/api/v1/funds/national/board", 200)]
    [InlineData("admin", "/dashboard/", 200)]
    [InlineData("supervisor", "/dashboard/", 403)]
    public async Task A_role_spelt_as_documented_opens_its_doors(string role, string door, int status)
    {
        using var client = _service.Saying(
            $"\"sub\":\"c-jean\",\"role\":\"{role}\",\"fund\":\"picardie\",\"profile\":null"
        );
        using var answer = await client.GetAsync(door);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("\"name\":\"Jean\\u0000 Martin\"", "Jean Martin")]
    [InlineData("\"name\":\"Jean\\u202e Martin\"", "Jean Martin")]
    [InlineData("\"name\":\"\\u200b\"", "c-jean")]
    [InlineData("\"name\":\"\"", "c-jean")]
    [InlineData("\"name\":null", "c-jean")]
    [InlineData("\"given_name\":\"Jean\"", "c-jean")]
    public async Task A_name_is_what_can_be_seen_of_it_or_else_the_id(string claim, string name)
    {
        using var client = _service.Saying($"{Member},{claim}");
        Assert.Equal(name, (await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("\\u00a0jean@membre.example\\u200b", "jean@membre.example")]
    [InlineData("jean.martin.@libre.example", "jean.martin.@libre.example")]
    [InlineData("jean\\u0000@membre.example", null)]
    [InlineData(" ", null)]
    public async Task An_address_is_taken_without_what_can_t_be_seen_around_it(string email, string? taken)
    {
        using var client = _service.Saying($"{Member},\"email\":\"{email}\"");
        Assert.Equal(
            taken,
            (await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("email").GetString()
        );
    }

    [Fact]
    public async Task A_fund_is_cleaned_as_a_name_is()
    {
        using var client = _service.Saying(
            "\"sub\":\"c-agent\",\"role\":\"agent\",\"fund\":\" picardie\\u0000\\u200b\""
        );
        Assert.Equal(
            "picardie",
            (await client.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("fund").GetString()
        );
        await client.GetAsync("/api/v1/funds/picardie/board").JsonAsync(200);
    }

    [Theory]
    [InlineData(11, 200)]
    [InlineData(13, 401)]
    public async Task A_session_of_the_portal_ends_after_twelve_hours_whatever_its_token_says(int hours, int status)
    {
        var token = SignedTokens.TokenOf("\"sub\":\"c-old\",\"role\":\"member\"", TimeSpan.FromHours(hours));
        foreach (
            var (header, value, expected) in new[]
            {
                ("Cookie", $"msa-session={token}", status),
                ("Authorization", $"Bearer {token}", 200),
            }
        )
        {
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false });
            client.DefaultRequestHeaders.Add(header, value);
            using var answer = await client.GetAsync(new Uri(_service.Http.BaseAddress!, "/api/v1/me"));
            Assert.Equal((header, expected), (header, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_title_is_cleaned_as_a_name_is_and_signs_answers()
    {
        using var member = _service.Saying("\"sub\":\"c-titled\",\"role\":\"member\",\"fund\":\"picardie\"");
        using var agent = _service.Saying(
            "\"sub\":\"c-agent\",\"role\":\"agent\",\"fund\":\"picardie\",\"title\":\" Conseillère\\u0000\\n\\u202eretraite \""
        );
        var contact = await member.SubmitAsync("c-titled").JsonAsync(201);
        var address = $"/api/v1/mailboxes/c-titled/contacts/{contact.GetProperty("id").GetString()}";
        await agent.PostAsJsonAsync($"{address}/replies", new { text = "Voici.", kind = "final" }).JsonAsync(201);

        var messages = (await member.GetAsync(address).JsonAsync(200)).GetProperty("messages");
        Assert.False(messages[0].TryGetProperty("signature", out _));
        var signature = messages[1].GetProperty("signature");
        Assert.Equal("Conseillère retraite", signature.GetProperty("capacity").GetString());
        Assert.Equal("MSA de Picardie", signature.GetProperty("fund").GetString());
        Assert.Contains("Amiens", signature.GetProperty("address").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_no_text_is_none()
    {
        using var member = _service.Saying("\"sub\":\"c-untitled\",\"role\":\"member\",\"title\":[\"a\",\"b\"]");
        await member.GetAsync("/api/v1/me").JsonAsync(200);
    }

    /// <summary>A service that takes tokens of our own signing.</summary>
    public sealed class ServiceOfSignedTokens : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("msa-claims-").FullName;

        public Service Service { get; private set; } = null!;

        public async Task InitializeAsync() =>
            Service = await Service.StartAsync(_folder, SignedTokens.Setting, ("Dashboard:Enabled", "true"));

        public async Task DisposeAsync()
        {
            await Service.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
