using Microsoft.AspNetCore.Http;
using MsaOrleans.Api.Portal;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Portal;

/// <summary>Who opens an address reads a page, whoever calls one reads a problem.</summary>
public sealed class ErrorPageTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Browsers = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

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
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/api/v1/nope", Browsers)]
    [InlineData("/nope", "*/*")]
    [InlineData("/nope", "application/json, text/html;q=0.5")]
    [InlineData("/nope", null)]
    public async Task It_is_a_problem_for_a_machine_and_within_the_api(string address, string? accept) =>
        await GetAsync(address, accept).ProblemAsync(404, "not-found");

    [Theory]
    [InlineData(503, "Service momentanément indisponible")]
    [InlineData(500, "Cette page ne s’affiche pas")]
    public async Task What_may_work_later_is_said_to(int status, string title)
    {
        var context = new DefaultHttpContext { Request = { Path = "/member/", Headers = { Accept = Browsers } } };
        (context.Response.StatusCode, context.Response.Body) = (status, new MemoryStream());
        var pages = new ErrorPages();
        var problem = new ProblemDetailsContext { HttpContext = context };
        Assert.True(pages.CanWrite(problem));
        await pages.WriteAsync(problem);
        var page = System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Rechargez la page dans quelques instants.", page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string address, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return running.Service.Http.SendAsync(request);
    }
}
