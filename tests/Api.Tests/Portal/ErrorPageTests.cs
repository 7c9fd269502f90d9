using Microsoft.AspNetCore.Http;
using MsaOrleans.Api.Portal;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Portal;

/// <summary>Who opens an address reads a page, whoever calls one reads a problem.</summary>
public sealed class ErrorPageTests(WatchedService running) : IClassFixture<WatchedService>
{
    private const string Browsers =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData("/nope", 404, "Page introuvable")]
    [InlineData("/member/nope.html", 404, "Page introuvable")]
    [InlineData("/dashboard", 401, "Connexion nécessaire")]
    public async Task An_address_that_leads_nowhere_is_a_page_for_a_browser(string address, int status, string title)
    {
        using var answer = await GetAsync(address, Browsers);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains(
            "default-src 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Fact]
    public async Task The_administration_leads_to_the_dashboard_where_it_is_on()
    {
        using var answer = await GetAsync("/admin/", Browsers);
        Assert.Contains(
            "<a href=\"/dashboard\">Tableau de bord Orleans</a>",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/api/v1/nope", Browsers)]
    [InlineData("/api/v1/nope", "text/html")]
    [InlineData("/api/nope", "text/html")]
    [InlineData("/api", "text/html")]
    [InlineData("/api/v1/nope", "text/event-stream")]
    [InlineData("/nope", "image/png")]
    [InlineData("/nope", "*/*")]
    [InlineData("/nope", "application/json, text/html;q=0.5")]
    [InlineData("/nope", null)]
    public async Task It_is_a_problem_for_a_machine_and_within_the_api(string address, string? accept) =>
        Assert.Equal(
            address,
            (await GetAsync(address, accept).ProblemAsync(404, "not-found")).GetProperty("instance").GetString()
        );

    [Theory]
    [InlineData("/api/v1/me", "text/html", 401, "unauthenticated")]
    [InlineData("/api/v1/funds/nulle-part", "text/html", 404, "unknown-fund")]
    [InlineData("/api/v1/funds/picardie/board/events", "text/event-stream", 401, "unauthenticated")]
    public async Task An_address_of_the_api_that_refuses_says_so_in_full_whatever_is_accepted(
        string address,
        string accept,
        int status,
        string code
    )
    {
        var problem = await GetAsync(address, accept).ProblemAsync(status, code);
        Assert.Equal(address, problem.GetProperty("instance").GetString());
        Assert.True(problem.TryGetProperty("traceId", out _));
    }

    [Theory]
    [InlineData(503, "Service momentanément indisponible")]
    [InlineData(500, "Cette page ne s’affiche pas")]
    public async Task What_may_work_later_is_said_to(int status, string title)
    {
        var page = await PageAsync(status);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Rechargez la page dans quelques instants.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(429)]
    public async Task What_no_reload_mends_is_not_said_to(int status)
    {
        var page = await PageAsync(status);
        Assert.Contains("<p>Le service ne peut pas donner suite à cette demande.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Rechargez", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dashboard", "/?retour=%2Fdashboard")]
    [InlineData("/dashboard?a=1&b=%22", "/?retour=%2Fdashboard%3Fa%3D1%26b%3D%2522")]
    public async Task Who_must_sign_in_then_comes_to_what_they_asked_for(string address, string way)
    {
        using var answer = await GetAsync(address, Browsers);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<p>Connectez-vous pour ouvrir cette page.</p>", page, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"button primary\" href=\"{way}\">Se connecter</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/session/sign-in", true)]
    [InlineData("/api/v1/session/callback", true)]
    [InlineData("/API/v1/session/sign-out", true)]
    [InlineData("/api/v1/session", false)]
    [InlineData("/api/v1/me", false)]
    public void Of_the_api_only_what_a_browser_is_led_to_has_pages(string path, bool hasPage) =>
        Assert.Equal(hasPage, new ErrorPages(AsItIsAsync).CanWrite(new() { HttpContext = Opened(path, 503) }));

    private static Task<string> AsItIsAsync(string page, HttpContext context) => Task.FromResult(page);

    private static async Task<string> PageAsync(int status)
    {
        var context = Opened("/member/", status);
        var (pages, problem) = (new ErrorPages(AsItIsAsync), new ProblemDetailsContext { HttpContext = context });
        Assert.True(pages.CanWrite(problem));
        await pages.WriteAsync(problem);
        return System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }

    private static DefaultHttpContext Opened(string path, int status)
    {
        var context = new DefaultHttpContext { Request = { Path = path, Headers = { Accept = Browsers } } };
        (context.Response.StatusCode, context.Response.Body) = (status, new MemoryStream());
        return context;
    }

    private Task<HttpResponseMessage> GetAsync(string address, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return running.Service.Http.SendAsync(request);
    }
}
