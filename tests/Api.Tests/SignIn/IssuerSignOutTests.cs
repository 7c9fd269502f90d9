using System.Net;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.SignIn;

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
        Assert.Equal(
            Issuer.ClientId,
            new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(asked["id_token_hint"]).Audiences.Single()
        );
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
        Assert.Equal(["msa-pause"], browser.Held);
        Assert.Contains(
            browser.Given,
            cookie =>
                cookie.StartsWith("msa-hint=;", StringComparison.Ordinal)
                && cookie.Contains("path=/api/v1/session/sign-out;", StringComparison.Ordinal)
        );
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

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public async Task A_request_with_nothing_to_end_and_not_from_a_page_leads_to_the_sign_in_page_and_changes_nothing(
        string? site
    )
    {
        using var browser = new Browser(_service);
        using var answer = await browser.SendAsync(
            "/api/v1/session/sign-out",
            null,
            site is null ? [] : [("Sec-Fetch-Site", site)]
        );
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Who_signs_out_on_a_page_whose_session_has_ended_is_out_at_the_issuer_too()
    {
        using var browser = new Browser(_service);
        using var answer = await browser.SendAsync("/api/v1/session/sign-out", null, ("Sec-Fetch-Site", "same-origin"));
        Assert.StartsWith(
            $"{_issuer.Authority}/end?",
            answer.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.False(await IsAutomaticAsync(browser));
    }

    [Theory]
    [InlineData("msa-session=x")]
    [InlineData("msa-hint=x")]
    public async Task One_cookie_of_the_session_is_enough_to_end_it(string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = _service.Http.BaseAddress,
        };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync("/api/v1/session/sign-out");
        Assert.StartsWith(
            $"{_issuer.Authority}/end?",
            answer.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Contains(
            answer.Headers.GetValues("Set-Cookie"),
            set => set.StartsWith("msa-session=;", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Only_who_has_just_been_there_or_left_must_ask_to_go_to_the_issuer()
    {
        using var browser = new Browser(_service);
        Assert.True(await IsAutomaticAsync(browser));
        await browser.FollowAsync("/api/v1/session/sign-in", until: "/api/v1/session/callback");
        Assert.False(await IsAutomaticAsync(browser));
        Assert.Equal("60", PauseOf(browser));

        using var leaving = await browser.SendAsync(
            "/api/v1/session/sign-out",
            null,
            ("Sec-Fetch-Site", "same-origin")
        );
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
        browser.Given.Last(cookie => cookie.StartsWith("msa-pause=1;", StringComparison.Ordinal)).Split("max-age=")
            is [_, var rest]
            ? rest.Split(';')[0]
            : null;
}
