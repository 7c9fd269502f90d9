using Microsoft.AspNetCore.WebUtilities;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>Whoever signs in at an issuer comes back to the page they wanted, and to no other site.</summary>
[Collection(IssuerCollection.Name)]
public sealed class WayBackTests
{
    private const string SignIn = "/api/v1/session/sign-in?return=%2Fmember%2Fnew.html%3Fservice%3Dx";

    private readonly Service _service;

    public WayBackTests(RunningIssuer running)
    {
        _service = running.Service;
        running.Issuer.Reset();
    }

    [Fact]
    public async Task A_way_back_that_was_tampered_with_or_is_another_browser_s_opens_nothing()
    {
        using var browser = new Browser(_service);
        var callback = await browser.FollowAsync(SignIn, until: "/api/v1/session/callback");
        var query = QueryHelpers.ParseQuery(callback.Split('?')[1]);
        Assert.Equal(
            "/?erreur=failed",
            await browser.FollowAsync($"/api/v1/session/callback?code={query["code"]}&state={query["state"]}x")
        );
        Assert.Equal("/?erreur=failed", await browser.FollowAsync("/api/v1/session/callback"));

        using var other = new Browser(_service);
        Assert.Equal("/?erreur=failed&retour=%2Fmember%2Fnew.html%3Fservice%3Dx", await other.FollowAsync(callback));
        Assert.DoesNotContain("msa-session", other.Held);

        Assert.Equal("/member/new.html?service=x", await browser.FollowAsync(callback));
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example/")]
    [InlineData("/\\ailleurs.example/")]
    [InlineData("~/member/")]
    [InlineData("member/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_way_back_to_another_site_is_not_taken(string elsewhere)
    {
        using var browser = new Browser(_service);
        Assert.Equal(
            "/",
            await browser.FollowAsync($"/api/v1/session/sign-in?return={Uri.EscapeDataString(elsewhere)}")
        );
    }

    [Theory]
    [InlineData("/api/v1/session/sign-out")]
    [InlineData("/API/v1/session/sign-out")]
    [InlineData("/%61pi/v1/session/sign-out")]
    [InlineData("/api%2Fv1/session/sign-out")]
    [InlineData("/api?x")]
    [InlineData("/.//api/v1/session/sign-out")]
    [InlineData("/member/%2e%2e/api/v1/session/sign-out")]
    [InlineData("/member\\..\\api\\v1\\session\\sign-out")]
    public async Task A_way_back_that_is_no_page_is_not_taken(string address)
    {
        using var browser = new Browser(_service);
        Assert.Equal("/", await browser.FollowAsync($"/api/v1/session/sign-in?return={Uri.EscapeDataString(address)}"));
        Assert.Contains("msa-session", browser.Held);
    }

    [Theory]
    [InlineData("/member/?from=/api/v1")]
    [InlineData("/member/#/api/")]
    [InlineData("/member/?q=%C3%A9")]
    public async Task What_only_speaks_of_the_api_is_a_page(string address)
    {
        using var browser = new Browser(_service);
        var callback = await browser.FollowAsync(
            $"/api/v1/session/sign-in?return={Uri.EscapeDataString(address)}",
            until: "/api/v1/session/callback"
        );
        using var answer = await browser.SendAsync(new Uri(callback).PathAndQuery);
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/member/?q=é", "/member/?q=%C3%A9")]
    [InlineData("/member/?q=a b", "/member/?q=a%20b")]
    [InlineData("/member/#\U0001F600", "/member/#%F0%9F%98%80")]
    [InlineData("/\u200B", "/%E2%80%8B")]
    public async Task A_way_back_beyond_ascii_is_written_as_a_header_can_carry_it(string asked, string address)
    {
        using var browser = new Browser(_service);
        var callback = await browser.FollowAsync(
            $"/api/v1/session/sign-in?return={Uri.EscapeDataString(asked)}",
            until: "/api/v1/session/callback"
        );
        using var answer = await browser.SendAsync(new Uri(callback).PathAndQuery);
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
    }
}
