using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>Pages on a telephone of 390 by 844.</summary>
[Collection(PortalCollection.Name)]
public sealed class TelephoneTests(Hosting.Portal portal)
{
    private static readonly BrowserNewContextOptions Telephone = new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
    };

    [Fact]
    public async Task The_answer_comes_first_and_the_banner_is_one_line()
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync("yolaine", string.Concat(Enumerable.Repeat("Bonjour, une longue question. ", 20))),
            "Bonjour, une réponse."
        );
        await using var visitor = await portal.MemberAsync("yolaine", options: Telephone);
        var page = visitor.Page;
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        var answer = await page.GetByText("Bonjour, une réponse.").BoundingBoxAsync();
        Assert.InRange(answer!.Y + answer.Height, 0, 844);
        Assert.InRange((await page.Locator("header.site").BoundingBoxAsync())!.Height, 1, 64);
        await Expect(page.GetByText("une longue question").First).ToBeHiddenAsync();
        await page.GetByText("Avant cette réponse").ClickAsync();
        await Expect(page.GetByText("une longue question").First).ToBeVisibleAsync();
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Empty(await visitor.LayoutFaultsAsync());
    }

    [Fact]
    public async Task The_ways_are_behind_a_button_that_says_whether_they_are_shown()
    {
        await using var visitor = await portal.MemberAsync("yann", options: Telephone);
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await Expect(page.Button("Menu")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Link("Préférences")).ToBeHiddenAsync();
        await page.Button("Menu").ClickAsync();
        await Expect(page.Button("Menu")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Link("Préférences").ClickAsync();
        await Expect(page.Title("Préférences")).ToBeVisibleAsync();
    }
}
