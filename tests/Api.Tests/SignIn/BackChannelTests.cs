using System.Net;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>The issuer's word that somebody has signed out.</summary>
[Collection(IssuerCollection.Name)]
public sealed class BackChannelTests
{
    private readonly Issuer _issuer;
    private readonly Service _service;

    public BackChannelTests(RunningIssuer running)
    {
        (_issuer, _service) = (running.Issuer, running.Service);
        _issuer.Reset();
    }

    [Fact]
    public async Task Whoever_has_signed_out_elsewhere_is_nobody_here_and_nobody_else_is()
    {
        _issuer.Account = Accounts.Of("bc-leaves");
        using var leaving = await SignedInAsync();
        _issuer.Account = Accounts.Of("bc-stays");
        using var staying = await SignedInAsync();

        Assert.Equal(HttpStatusCode.OK, await TellAsync(_issuer.Tokens.Logout("bc-leaves")));

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(leaving));
        Assert.Equal(HttpStatusCode.OK, await MeAsync(staying));
    }

    [Theory]
    [InlineData("audience", "another")]
    [InlineData("nonce", "n")]
    [InlineData("events", null)]
    [InlineData("events", "http://schemas.openid.net/event/backchannel-logout")]
    [InlineData("sub", null)]
    [InlineData("sub", "..")]
    public async Task What_is_no_such_word_ends_nothing(string claim, object? value)
    {
        _issuer.Account = Accounts.Of("bc-forged");
        using var browser = await SignedInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(_issuer.Tokens.Logout("bc-forged", (claim, value))));
        Assert.Equal(HttpStatusCode.OK, await MeAsync(browser));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJpcmVuZSJ9.")]
    public async Task What_the_issuer_has_not_signed_ends_nothing(string token) =>
        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(token));

    private async Task<Browser> SignedInAsync()
    {
        var browser = new Browser(_service);
        await browser.FollowAsync("/api/v1/session/sign-in?return=/member/");
        Assert.Equal(HttpStatusCode.OK, await MeAsync(browser));
        return browser;
    }

    private static async Task<HttpStatusCode> MeAsync(Browser browser)
    {
        using var me = await browser.SendAsync("/api/v1/me");
        return me.StatusCode;
    }

    private async Task<HttpStatusCode> TellAsync(string token)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var answer = await _service.Http.PostAsync("/api/v1/session/back-channel-logout", form);
        return answer.StatusCode;
    }
}
