using System.Net;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>Leaving the portal and its issuer, and when a page may go back in by itself.</summary>
public sealed class IssuerSignOutTests : IClassFixture<RunningIssuer>
{
    private readonly Issuer _issuer;
    private readonly Service _service;

    public IssuerSignOutTests(RunningIssuer running)
    {
        (_issuer, _service) = (running.Issuer, running.Service);
        _issuer.Reset();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_issuer_and_leads_to_the_sign_in_page()
    {
        using var browser = new Browser(_service);
        await browser.FollowAsync("/api/v1/session/sign-in");
        Assert.Contains("msa-hint", browser.Held);

        Assert.Equal("/", await browser.FollowAsync("/api/v1/session/sign-out"));

        var asked = _issuer.LastAsked("end");
        Assert.Equal(Issuer.ClientId, asked["client_id"]);
        Assert.Equal($"{_service.Http.BaseAddress}", asked["post_logout_redirect_uri"]);
        Assert.Equal(Issuer.ClientId, new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(asked["id_token_hint"]).Audiences.Single());
        Assert.Equal(["msa-pause"], browser.Held);
        Assert.False(await IsAutomaticAsync(browser));
    }

    [Fact]
    public async Task A_sign_out_by_the_api_alone_is_one_too()
    {
        using var browser = new Browser(_service);
        await browser.FollowAsync("/api/v1/session/sign-in");
        using var answer = await browser.SendAsync("/api/v1/session", HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.DoesNotContain("msa-session", browser.Held);
        Assert.False(await IsAutomaticAsync(browser));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_site_s_link_signs_nobody_out(string site)
    {
        using var browser = new Browser(_service);
        await browser.FollowAsync("/api/v1/session/sign-in");
        using var answer = await browser.SendAsync("/api/v1/session/sign-out", null, ("Sec-Fetch-Site", site));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Contains("msa-session", browser.Held);
    }

    [Fact]
    public async Task Only_who_has_just_been_there_or_left_must_ask_to_go_to_the_issuer()
    {
        using var browser = new Browser(_service);
        Assert.True(await IsAutomaticAsync(browser));
        await browser.FollowAsync("/api/v1/session/sign-in", until: "/api/v1/session/callback");
        Assert.False(await IsAutomaticAsync(browser));
        Assert.Equal("60", PauseOf(browser));

        await browser.FollowAsync("/api/v1/session/sign-out");
        Assert.Null(PauseOf(browser));

        await browser.FollowAsync("/api/v1/session/sign-in");
        Assert.Equal("60", PauseOf(browser));
    }

    private static async Task<bool> IsAutomaticAsync(Browser browser)
    {
        var ways = await browser.JsonAsync("/api/v1/session");
        Assert.Equal((false, true), (ways.GetProperty("demo").GetBoolean(), ways.GetProperty("issuer").GetBoolean()));
        return ways.GetProperty("automatic").GetBoolean();
    }

    /// <summary>Seconds of the latest; null as long as the browser is open.</summary>
    private static string? PauseOf(Browser browser) =>
        browser.Given.Last(cookie => cookie.StartsWith("msa-pause=1;", StringComparison.Ordinal)).Split("max-age=") is [_, var rest] ? rest.Split(';')[0] : null;
}
