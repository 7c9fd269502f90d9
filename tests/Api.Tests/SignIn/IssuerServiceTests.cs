using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>Services and issuers that come and go, and what stands before them.</summary>
public sealed class IssuerServiceTests : IAsyncLifetime
{
    private const string Callback = "/api/v1/session/callback";

    private readonly string _folder = Directory.CreateTempSubdirectory("msa-issuer-").FullName;
    private Issuer _issuer = null!;

    public async Task InitializeAsync() => _issuer = await Issuer.StartAsync();

    public async Task DisposeAsync()
    {
        await _issuer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_sign_in_begun_before_a_restart_ends_after_it()
    {
        await using var first = await _issuer.ServeAsync(_folder);
        using var browser = new Browser(first);
        var callback = await browser.FollowAsync("/api/v1/session/sign-in?return=/member/", until: Callback);
        await first.StopAsync();
        await using var second = await _issuer.ServeAsync(_folder);
        Assert.Equal(
            "/member/",
            await browser.FollowAsync($"{second.Http.BaseAddress}{new Uri(callback).PathAndQuery[1..]}")
        );
    }

    [Fact]
    public async Task A_sign_in_begun_at_one_api_ends_at_another()
    {
        var postgres = await PostgresServer.GetAsync();
        (string, string)[] cluster =
        [
            ("Storage:Provider", "postgres"),
            ("ConnectionStrings:Orleans", await postgres.CreateDatabaseAsync()),
            ("Storage:AllowUnsafe", "true"),
            ("Cluster:ClusterId", "issuer"),
        ];
        var apis = await Task.WhenAll(_issuer.ServeAsync(_folder, cluster), _issuer.ServeAsync(_folder, cluster));
        await using var one = apis[0];
        await using var other = apis[1];
        foreach (var (begin, end) in new[] { (one, other), (other, one) })
        {
            _issuer.Portal = begin.Http.BaseAddress;
            using var browser = new Browser(begin);
            var callback = await browser.FollowAsync("/api/v1/session/sign-in?return=/member/", until: Callback);
            Assert.Equal(
                "/member/",
                await browser.FollowAsync($"{end.Http.BaseAddress}{new Uri(callback).PathAndQuery[1..]}")
            );
        }
    }

    [Fact]
    public async Task An_issuer_that_is_down_is_said_to_be_and_lets_people_go()
    {
        await using var service = await _issuer.ServeAsync(_folder);
        await _issuer.StopAsync();
        using var browser = new Browser(service);
        Assert.Equal(
            "/?erreur=unavailable&retour=%2Fmember%2F",
            await browser.FollowAsync("/api/v1/session/sign-in?return=/member/")
        );
        using var leaving = await browser.SendAsync(
            "/api/v1/session/sign-out",
            null,
            ("Sec-Fetch-Site", "same-origin")
        );
        Assert.Equal("/", leaving.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_token_that_can_t_be_checked_for_now_is_not_told_to_be_bad()
    {
        await _issuer.StopAsync();
        await using var service = await _issuer.ServeAsync(_folder);
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", _issuer.Tokens.Access(Accounts.Of("ines")));
        await service.Http.GetAsync("/api/v1/me").ProblemAsync(503, "unavailable");
    }

    [Fact]
    public async Task An_issuer_without_an_end_of_sessions_is_left_alone()
    {
        _issuer.EndsSessions = false;
        await using var service = await _issuer.ServeAsync(_folder);
        using var browser = new Browser(service);
        await browser.FollowAsync("/api/v1/session/sign-in");
        Assert.Equal("/", await browser.FollowAsync("/api/v1/session/sign-out"));
        Assert.DoesNotContain(_issuer.Asked, asked => asked.Path == "end");
        Assert.Equal(["msa-pause"], browser.Held);
    }

    [Fact]
    public async Task Behind_a_proxy_the_issuer_sends_back_to_the_address_that_people_see()
    {
        await using var service = await _issuer.ServeAsync(_folder, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        using var browser = new Browser(service);
        using var answer = await browser.SendAsync(
            "/api/v1/session/sign-in",
            null,
            ("Host", "messagerie.msa.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-For", "192.0.2.1")
        );
        Assert.Equal(
            "https://messagerie.msa.example/api/v1/session/callback",
            QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["redirect_uri"]
        );
        Assert.All(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => Assert.Matches("^__(Host-.*; path=/|Secure-.*; path=/api/v1/session); secure", cookie)
        );

        using var leaving = await browser.SendAsync(
            "/api/v1/session/sign-out",
            null,
            ("Host", "messagerie.msa.example"),
            ("X-Forwarded-Proto", "https"),
            ("Sec-Fetch-Site", "same-origin")
        );
        Assert.Equal(
            "https://messagerie.msa.example/",
            QueryHelpers.ParseQuery(leaving.Headers.Location!.Query)["post_logout_redirect_uri"]
        );
    }

    [Fact]
    public async Task Beside_the_demo_the_issuer_is_one_of_two_ways_and_a_persona_s_sign_out_is_none_of_its_business()
    {
        await using var service = await _issuer.ServeAsync(_folder, ("Demo:Enabled", "true"));
        using var browser = new Browser(service);
        Assert.Equal(
            "{\"demo\":true,\"issuer\":true,\"automatic\":false}",
            $"{await browser.JsonAsync("/api/v1/session")}"
        );
        Assert.Equal("/member/", await browser.FollowAsync("/api/v1/session/sign-in?return=/member/"));
        Assert.Equal("irene", (await browser.JsonAsync("/api/v1/me")).GetProperty("sub").GetString());
        await browser.FollowAsync("/api/v1/session/sign-out");
        Assert.Single(_issuer.Asked, asked => asked.Path == "end");
        await browser.FollowAsync("/api/v1/session/sign-out");
        Assert.Single(_issuer.Asked, asked => asked.Path == "end");
    }

    [Fact]
    public async Task Without_a_client_there_is_no_way_in_but_its_tokens_are_good()
    {
        await using var service = await Service.StartAsync(
            _folder,
            ("Auth:Authority", _issuer.Authority),
            ("Auth:ClientId", ""),
            ("Demo:Enabled", "false")
        );
        using var browser = new Browser(service);
        Assert.Equal(
            "{\"demo\":false,\"issuer\":false,\"automatic\":false}",
            $"{await browser.JsonAsync("/api/v1/session")}"
        );
        await service.Http.GetAsync("/api/v1/session/sign-in").ProblemAsync(404, "not-found");
        Assert.Equal("/", await browser.FollowAsync("/api/v1/session/sign-out"));
        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", _issuer.Tokens.Access(Accounts.Of("ines")));
        Assert.Equal(
            "ines",
            (await service.Http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("sub").GetString()
        );
    }
}
