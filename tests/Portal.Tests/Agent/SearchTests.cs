using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>A contact is found from every page of the desk, once it is answered as well.</summary>
[Collection(DeskCollection.Name)]
public sealed class SearchTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_contact_is_found_by_name_from_another_page_and_opened()
    {
        var desk = new Desk(portal, "picardie");
        var (first, second) = (await desk.WriteAsync("ludivine"), await desk.WriteAsync("ludivine", "mes-paiements"));
        using var karim = await desk.ColleagueAsync();
        await first.AnswerAsync(karim);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/figures.html");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Chercher un échange" }).FillAsync("LÙDI");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Heading("2 échanges trouvés, du plus récent au plus ancien")).ToBeVisibleAsync();
        var rows = page.Locator("#board > li");
        await Expect(rows.First).ToContainTextAsync("Mes paiements");
        await Expect(rows.First).ToContainTextAsync("Bonjour, quels documents dois-je envoyer ?");
        await Expect(rows.Last).ToContainTextAsync("réponse donnée");
        Assert.Empty(await claire.BarriersAsync());

        await page.GetByLabel("État").SelectOptionAsync("open");
        await Expect(page.Heading("1 échange trouvé, du plus récent au plus ancien")).ToBeVisibleAsync();
        await rows.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Heading("Échange avec Ludivine")).ToBeVisibleAsync();
        Assert.EndsWith(second.ContactId, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_found_is_said_and_the_words_stay()
    {
        await using var claire = await new Desk(portal, "picardie").ClaireAsync();
        await claire.OpenAsync("/agent/search.html?q=zebulon");
        await Expect(claire.Page.Heading("Aucun échange pour")).ToBeVisibleAsync();
        await Expect(claire.Page.GetByLabel("Nom, référence, sujet")).ToHaveValueAsync("zebulon");
        await Expect(claire.Page.GetByText("faites-la répéter")).ToBeVisibleAsync();

        await claire.OpenAsync("/agent/search.html?q=---");
        await Expect(claire.Page.GetByText("Écrivez de 1 à 8 mots")).ToBeVisibleAsync();
        Assert.Empty(await claire.BarriersAsync());
    }
}
