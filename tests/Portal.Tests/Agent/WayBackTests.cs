using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class WayBackTests(Hosting.Portal portal)
{
    private const string TopOfFocus = "document.activeElement.closest('[data-id]').getBoundingClientRect().top";

    [Fact]
    public async Task Whoever_comes_back_from_a_contact_is_where_they_were()
    {
        const string Theme = "naissance-et-enfance";
        var desk = new Desk(portal, "picardie");
        for (var number = 0; number < 40; number++)
            await desk.WriteAsync($"gontran{number / 20}", theme: Theme, subject: "grossesse-et-naissance");
        await desk.HoldsAsync(40, Theme);
        foreach (var isByButton in new[] { true, false })
        {
            await using var claire = await desk.ClaireAsync();
            var page = claire.Page;
            await claire.OpenAsync($"/agent/?theme={Theme}");
            var target = page.Rows().Nth(30).GetByRole(AriaRole.Link);
            await target.ScrollIntoViewIfNeededAsync();
            await target.FocusAsync();
            var (top, address) = (await page.EvaluateAsync<double>(TopOfFocus), await target.GetAttributeAsync("href"));
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#desk")).ToBeVisibleAsync();

            if (isByButton)
                await page.GoBackAsync();
            else
                await page.Locator("#back").ClickAsync();
            await claire.SettledAsync();
            await Expect(page.Rows().Nth(30).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
            Assert.Equal(address, await page.Locator(":focus").GetAttributeAsync("href"));
            Assert.Equal(top, await page.EvaluateAsync<double>(TopOfFocus), 1.0);
            await Expect(page.GetByLabel("Thème")).ToHaveValueAsync(Theme);
        }
    }

    [Fact]
    public async Task A_contact_that_left_the_board_meanwhile_gives_its_place_to_the_next()
    {
        var desk = new Desk(portal, "picardie");
        var letters = new List<Letter>();
        for (var number = 0; number < 3; number++)
            letters.Add(
                await desk.WriteAsync("gonzague", theme: "sante-securite-au-travail", subject: "accident-du-travail")
            );
        await desk.HoldsAsync(3, "sante-securite-au-travail");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/?theme=sante-securite-au-travail");
        var third = await page.Rows().Nth(2).GetByRole(AriaRole.Link).GetAttributeAsync("href");
        await page.Rows().Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#desk")).ToBeVisibleAsync();
        using var karim = await desk.ColleagueAsync();
        await letters
            .Single(letter => page.Url.EndsWith(letter.ContactId, StringComparison.Ordinal))
            .AnswerAsync(karim);
        await desk.HoldsAsync(2, "sante-securite-au-travail");
        await page.GoBackAsync();
        await claire.SettledAsync();
        await Expect(page.Rows().Nth(1).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        Assert.Equal(third, await page.Locator(":focus").GetAttributeAsync("href"));
    }
}
