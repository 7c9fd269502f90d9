using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.SignIn;

/// <summary>The portal's session: a token in a cookie, believed when a page of the portal sends it.</summary>
public sealed class SessionTests(RunningService running) : IClassFixture<RunningService>, IDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { UseCookies = false })
    {
        BaseAddress = running.Service.Http.BaseAddress,
    };

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Signing_in_gives_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        using var answer = await OpenAsync("nathalie");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("; max-age=28800", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("same-site", HttpStatusCode.Unauthorized)]
    [InlineData("cross-site", HttpStatusCode.Unauthorized)]
    [InlineData("none", HttpStatusCode.OK)]
    public async Task The_cookie_speaks_for_its_owner_on_the_portal_s_own_pages_only(
        string? site,
        HttpStatusCode expected
    )
    {
        var cookie = await CookieAsync("noemie");
        using var answer = await SendAsync(HttpMethod.Get, "/api/v1/me", ("Cookie", cookie), ("Sec-Fetch-Site", site));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_authorization_header_comes_before_the_cookie()
    {
        var cookie = await CookieAsync("norbert");
        using var member = await running.MemberAsync("nadia");
        using var answer = await SendAsync(
            HttpMethod.Get,
            "/api/v1/me",
            ("Cookie", cookie),
            ("Authorization", $"{member.DefaultRequestHeaders.Authorization}")
        );
        Assert.Equal("nadia", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_back()
    {
        using var answer = await SendAsync(
            HttpMethod.Delete,
            "/api/v1/session",
            ("Cookie", await CookieAsync("nestor"))
        );
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.StartsWith(
            "msa-session=; expires=Thu, 01 Jan 1970",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_has_signed_out_is_nobody_wherever_their_token_is_shown_again()
    {
        var (left, other) = (await CookieAsync("noel"), await CookieAsync("noel"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("Cookie", left)));
        using var signedOut = await SendAsync(HttpMethod.Delete, "/api/v1/session", ("Cookie", left));

        var token = left.Split('=', 2)[1];
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(("Cookie", left)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(("Authorization", $"Bearer {token}")));
        foreach (var last in "AEIMQUYcgkosw048BCDFGHJ")
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                await StatusAsync(("Authorization", $"Bearer {token[..^1]}{last}"))
            );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("Cookie", other)));
        using var again = await SendAsync(HttpMethod.Delete, "/api/v1/session", ("Cookie", left));
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Fact]
    public async Task Another_site_signs_nobody_out()
    {
        var cookie = await CookieAsync("nicole");
        using var forged = await SendAsync(
            HttpMethod.Delete,
            "/api/v1/session",
            ("Cookie", cookie),
            ("Sec-Fetch-Site", "cross-site")
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("Cookie", cookie)));
    }

    [Theory]
    [InlineData("/api/v1/me", "no-store")]
    [InlineData("/api/v1/mailboxes/nora/contacts", "no-store")]
    [InlineData("/api/v1/mailboxes/nora/export", "no-store")]
    [InlineData("/api/v1/mailboxes/nora/preferences", "no-store")]
    [InlineData("/api/v1/catalog", "public, no-cache")]
    public async Task No_cache_keeps_what_is_about_a_person(string path, string expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, ("Cookie", await CookieAsync("nora")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, Assert.Single(answer.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("/api/v1/catalog", "gzip")]
    [InlineData("/shared/api.js", "gzip")]
    [InlineData("/api/v1/me", null)]
    public async Task Only_what_is_public_is_packed(string path, string? encoding)
    {
        using var answer = await SendAsync(
            HttpMethod.Get,
            path,
            ("Cookie", await CookieAsync("nora")),
            ("Accept-Encoding", "gzip")
        );
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/shared/api.js", "text/javascript")]
    [InlineData("/style/tokens.css", "text/css")]
    public async Task The_portal_s_files_may_load_nothing_but_each_other(string path, string type)
    {
        using var answer = await _browser.GetAsync(path);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    private async Task<HttpStatusCode> StatusAsync((string, string?) credential)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/v1/me", credential);
        return answer.StatusCode;
    }

    private async Task<string> CookieAsync(string sub)
    {
        using var answer = await OpenAsync(sub);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private Task<HttpResponseMessage> OpenAsync(string sub) =>
        _browser.PostAsJsonAsync(
            "/api/v1/demo/session",
            new
            {
                sub,
                role = "member",
                fund = "picardie",
                name = sub,
                email = $"{sub}@membre.example",
                profile = "particulier",
            }
        );

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        params (string Name, string? Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.Add(name, value);
        return _browser.SendAsync(request);
    }
}
