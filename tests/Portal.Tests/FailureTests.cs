using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>A page whose scripts do not work says so, and whom to telephone.</summary>
[Collection(PortalCollection.Name)]
public sealed class FailureTests(Hosting.Portal portal)
{
    private const string Sentence =
        "Cette page ne fonctionne pas dans votre navigateur. Rechargez-la, ou appelez votre MSA\u00a0: MSA de "
        + "Picardie, 03\u00a053\u00a001\u00a010\u00a029";

    [Theory]
    [InlineData("/member/")]
    [InlineData("/member/new.html")]
    public async Task Without_scripts(string address)
    {
        await using var visitor = await portal.MemberAsync("faustine", options: new() { JavaScriptEnabled = false });
        await visitor.Page.GotoAsync(address);
        await Expect(visitor.Page.Locator("#failure")).ToHaveTextAsync(Sentence);
        await Expect(visitor.Page.Locator("footer"))
            .ToContainTextAsync("MSA de Picardie, 03\u00a053\u00a001\u00a010\u00a029");
    }

    [Theory]
    [InlineData("/member/", "**/shared/api.js", null)]
    [InlineData("/member/", "**/member/index.js", "this is no script")]
    [InlineData("/member/new.html", "**/shared/forms.js", "throw new Error('broken')")]
    public async Task With_a_script_that_fails(string address, string file, string? content)
    {
        await using var visitor = await portal.MemberAsync("faustine");
        await visitor.Page.RouteAsync(
            file,
            route =>
                content is null
                    ? route.AbortAsync()
                    : route.FulfillAsync(new() { ContentType = "text/javascript", Body = content })
        );
        await visitor.Page.GotoAsync(address);
        await Expect(visitor.Page.Locator("#failure")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#failure")).ToHaveTextAsync(Sentence);
        await visitor.SettledAsync();
        visitor.Forgive();
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_finds_the_number_of_each_fund()
    {
        await using var visitor = await portal.VisitAsync();
        await visitor.OpenAsync("/");
        await visitor.Page.Locator("footer summary").ClickAsync();
        await Expect(
                visitor
                    .Page.Locator("footer")
                    .GetByRole(AriaRole.Listitem)
                    .Filter(new() { HasText = "MSA de Picardie" })
                    .GetByRole(AriaRole.Link)
            )
            .ToHaveAttributeAsync("href", "tel:0353011029");
        Assert.Empty(await visitor.BarriersAsync());
    }

    [Fact]
    public async Task Files_are_named_by_what_is_in_them_and_never_asked_for_again()
    {
        await using var visitor = await portal.MemberAsync("faustine");
        await visitor.OpenAsync("/member/");
        var files = await visitor.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter(path => "
                + "!path.startsWith('/api/'))"
        );
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Matches("^/f/[0-9a-f]{12}/", file));
        foreach (var file in files)
        {
            var answer = await visitor.Context.APIRequest.GetAsync(file);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers["cache-control"]);
            Assert.Equal("br", answer.Headers.GetValueOrDefault("content-encoding"));
        }
        var another = await visitor.Context.APIRequest.GetAsync(
            Regex.Replace(files[0], "/f/[0-9a-f]{12}/", "/f/000000000000/")
        );
        Assert.Equal((200, "private, no-cache"), (another.Status, another.Headers["cache-control"]));
    }
}
