using System.Net;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>
/// As a browser does: follows links from site to site, and keeps each site's cookies for the paths they are for.
/// </summary>
public sealed class Browser(Service portal) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<(string Site, string Name), (string Value, string Path)> _cookies = [];

    /// <summary>All that the portal ever set, as it set it.</summary>
    public List<string> Given { get; } = [];

    /// <summary>Names of the portal's cookies as they are now.</summary>
    public IEnumerable<string> Held =>
        _cookies.Keys.Where(cookie => cookie.Site == "127.0.0.1").Select(cookie => cookie.Name);

    /// <summary>Opens an address and goes where it leads.</summary>
    /// <param name="until">Path of an address to be led to, and not to open.</param>
    /// <returns>The portal's page at the end, without its site, or the whole address not opened.</returns>
    public async Task<string> FollowAsync(string address, string? until = null)
    {
        var next = new Uri(portal.Http.BaseAddress!, address);
        while (true)
        {
            using var answer = await SendAsync(next);
            if (answer.Headers.Location is not { } location)
            {
                Assert.True(answer.IsSuccessStatusCode, $"{next}: {(int)answer.StatusCode}");
                Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
                return next.PathAndQuery;
            }
            next = new Uri(next, location);
            if (next.AbsolutePath == until)
                return $"{next}";
        }
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public Task<HttpResponseMessage> SendAsync(
        string path,
        HttpMethod? method = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(new Uri(portal.Http.BaseAddress!, path), method, headers);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        Uri address,
        HttpMethod? method = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        var sent = _cookies.Where(cookie =>
            cookie.Key.Site == address.Host
            && address.AbsolutePath.StartsWith(cookie.Value.Path, StringComparison.Ordinal)
        );
        request.Headers.TryAddWithoutValidation(
            "Cookie",
            string.Join("; ", sent.Select(cookie => $"{cookie.Key.Name}={cookie.Value.Value}"))
        );
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        var answer = await _http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(address.Host, cookie);
        return answer;
    }

    private void Keep(string site, string header)
    {
        var cookie = SetCookieHeaderValue.Parse(header);
        Assert.InRange(header.Length, 1, 4096);
        if (site == "127.0.0.1")
            Given.Add(header);
        if (cookie.Expires == DateTimeOffset.UnixEpoch)
            _cookies.Remove((site, $"{cookie.Name}"));
        else
            _cookies[(site, $"{cookie.Name}")] = ($"{cookie.Value}", $"{cookie.Path}");
    }
}
