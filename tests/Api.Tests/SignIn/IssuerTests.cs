using System.Net;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>Signing in to the portal at an issuer, and every way in which that can go wrong.</summary>
[Collection(IssuerCollection.Name)]
public sealed class IssuerTests
{
    private const string SignIn = "/api/v1/session/sign-in?return=%2Fmember%2Fnew.html%3Fservice%3Dx";

    private readonly Issuer _issuer;
    private readonly Service _service;

    public IssuerTests(RunningIssuer running)
    {
        (_issuer, _service) = (running.Issuer, running.Service);
        _issuer.Reset();
    }

    [Fact]
    public async Task Who_the_issuer_knows_is_signed_in_and_on_the_page_they_wanted()
    {
        using var browser = new Browser(_service);
        Assert.Equal("/member/new.html?service=x", await browser.FollowAsync(SignIn));
        var me = await browser.JsonAsync("/api/v1/me");
        Assert.Equal(
            ("irene", "member", "Nom de irene"),
            (me.GetProperty("sub").GetString(), me.GetProperty("role").GetString(), me.GetProperty("name").GetString())
        );
        Assert.Equal("openid profile email", _issuer.LastAsked("authorize")["scope"]);
        Assert.Equal(Issuer.ClientSecret, _issuer.LastAsked("token")["client_secret"]);
        await Eventually.TrueAsync(() =>
            Task.FromResult(_service.Output.Contains("irene signed in to the portal.", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task The_token_is_the_session_s_cookie_for_as_long_as_it_is_good()
    {
        using var browser = new Browser(_service);
        await browser.FollowAsync(SignIn);
        var session = browser.Given.Single(cookie => cookie.StartsWith("msa-session=eyJ", StringComparison.Ordinal));
        Assert.Contains("; samesite=strict; httponly", session, StringComparison.Ordinal);
        Assert.InRange(int.Parse(session.Split("max-age=")[1].Split(';')[0], null), 1_140, 1_200);
        var hint = browser.Given.Single(cookie => cookie.StartsWith("msa-hint=eyJ", StringComparison.Ordinal));
        Assert.Equal(session.Split("max-age=")[1].Split(';')[0], hint.Split("max-age=")[1].Split(';')[0]);
        var handshake = Assert.Single(
            browser.Given,
            cookie => cookie.StartsWith("msa-handshake=", StringComparison.Ordinal)
        );
        Assert.Contains(
            "; max-age=900; path=/api/v1/session; samesite=lax; httponly",
            handshake,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(browser.Given, cookie => cookie.StartsWith(".AspNetCore.", StringComparison.Ordinal));
        Assert.All(browser.Given, cookie => Assert.Contains("; httponly", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_beyond_what_a_cookie_holds_is_in_several()
    {
        _issuer.Account!["groups"] = new string('g', 6_000);
        using var browser = new Browser(_service);
        await browser.FollowAsync(SignIn);
        Assert.Contains(browser.Given, cookie => cookie.StartsWith("msa-session=chunks-3", StringComparison.Ordinal));
        Assert.Equal("irene", (await browser.JsonAsync("/api/v1/me")).GetProperty("sub").GetString());

        await browser.FollowAsync("/api/v1/session/sign-out");
        Assert.DoesNotContain(browser.Held, name => name.StartsWith("msa-session", StringComparison.Ordinal));
        using var me = await browser.SendAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
    }

    [Fact]
    public async Task However_many_sign_ins_are_begun_and_left_each_can_be_ended()
    {
        using var browser = new Browser(_service);
        var begun = new List<string>();
        for (var i = 0; i < 45; i++)
            begun.Add(await browser.FollowAsync(SignIn, until: "/api/v1/session/callback"));
        Assert.Equal("/member/new.html?service=x", await browser.FollowAsync(begun[0]));
        Assert.Equal("/member/new.html?service=x", await browser.FollowAsync(begun[^1]));
    }

    [Theory]
    [InlineData(6_800, true)]
    [InlineData(8_000, false)]
    [InlineData(14_000, false)]
    public async Task A_token_that_would_not_fit_into_a_request_is_refused_at_the_sign_in(int length, bool fits)
    {
        _issuer.Account!["groups"] = new string('g', length);
        if (!fits)
        {
            await FailsAsync("token-refused");
            return;
        }
        using var browser = new Browser(_service);
        await browser.FollowAsync(SignIn);
        Assert.Equal("irene", (await browser.JsonAsync("/api/v1/me")).GetProperty("sub").GetString());
        await browser.FollowAsync("/api/v1/session/sign-out");
    }

    [Fact]
    public async Task An_id_token_too_long_to_carry_is_left_and_the_issuer_asks()
    {
        _issuer.Account!["name"] = new string('n', 3_000);
        using var browser = new Browser(_service);
        await browser.FollowAsync(SignIn);
        Assert.DoesNotContain("msa-hint", browser.Held);
        await browser.FollowAsync("/api/v1/session/sign-out");
        Assert.False(_issuer.LastAsked("end").ContainsKey("id_token_hint"));
    }

    [Theory]
    [InlineData("access_denied", "cancelled")]
    [InlineData("temporarily_unavailable", "unavailable")]
    [InlineData("invalid_scope", "failed")]
    public async Task What_the_issuer_answers_in_place_of_a_code_is_said_on_the_sign_in_page(string error, string code)
    {
        _issuer.Error = error;
        await FailsAsync(code);
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                _service.Output.Contains(
                    $"A sign-in to the portal ended in {code}: OpenIdConnectProtocolException {error}",
                    StringComparison.Ordinal
                )
            )
        );
    }

    [Fact]
    public async Task An_opaque_token_is_refused_and_the_log_says_what_the_issuer_has_to_give()
    {
        _issuer.GivesOpaqueTokens = true;
        await FailsAsync("token-refused");
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                _service.Output.Contains(
                    "the access token is opaque. The issuer has to give JWTs (RFC 9068) for the audience in Auth:Audience.",
                    StringComparison.Ordinal
                )
            )
        );
    }

    [Fact]
    public async Task A_token_of_a_minute_is_a_session_of_a_minute_that_a_page_may_renew_before_its_end()
    {
        _issuer.Lifetime = TimeSpan.FromSeconds(60);
        using var browser = new Browser(_service);
        await browser.FollowAsync(SignIn);
        Assert.Equal("irene", (await browser.JsonAsync("/api/v1/me")).GetProperty("sub").GetString());
        Assert.InRange(MaxAge("msa-session=eyJ"), 50, 60);
        Assert.InRange(MaxAge("msa-pause=1"), 20, 30);

        int MaxAge(string cookie) =>
            int.Parse(
                browser
                    .Given.Last(set => set.StartsWith(cookie, StringComparison.Ordinal))
                    .Split("max-age=")[1]
                    .Split(';')[0],
                null
            );
    }

    [Fact]
    public async Task A_token_for_another_service_opens_nothing()
    {
        _issuer.Audience = "another";
        await FailsAsync("token-refused");
    }

    [Theory]
    [InlineData("irene", null)]
    [InlineData("irene", "emperor")]
    [InlineData("nom avec espaces", "member")]
    public async Task Who_has_no_role_or_no_id_here_is_told_so(string sub, string? role)
    {
        _issuer.Account = Accounts.Of(sub, role);
        await FailsAsync("no-access");
        Assert.DoesNotContain("@membre.example", _service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "ADMIN")]
    [InlineData("role", "1")]
    [InlineData("role", 1)]
    [InlineData("role", new[] { "member", "admin" })]
    [InlineData("profile", "9")]
    [InlineData("sub", "..")]
    public async Task A_token_that_does_not_say_one_thing_opens_no_session(string claim, object value)
    {
        _issuer.Account![claim] = value;
        await FailsAsync("no-access");
    }

    private async Task FailsAsync(string code)
    {
        using var browser = new Browser(_service);
        Assert.Equal($"/?erreur={code}&retour=%2Fmember%2Fnew.html%3Fservice%3Dx", await browser.FollowAsync(SignIn));
        Assert.DoesNotContain(browser.Held, name => name.StartsWith("msa-session", StringComparison.Ordinal));
        Assert.False((await browser.JsonAsync("/api/v1/session")).GetProperty("automatic").GetBoolean());
    }
}
