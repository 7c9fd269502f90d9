using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

[Collection(Hosting.PortalCollection.Name)]
public sealed class ErrorPageTests(Hosting.Portal portal)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task An_address_that_leads_nowhere_says_so_and_leads_home(ColorScheme scheme, int width)
    {
        await using var visitor = await portal.MemberAsync(
            "theodule",
            options: new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        var page = visitor.Page;
        Assert.Equal(404, (await page.GotoAsync("/member/nope"))!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Page introuvable", Level = 1 }))
            .ToBeVisibleAsync();
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        );
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir à l’accueil" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mes messages et mes réponses", Level = 1 }))
            .ToBeVisibleAsync();
    }
}
