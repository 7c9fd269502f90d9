using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class KeyboardTests(Hosting.Portal portal)
{
    [Fact]
    public async Task The_board_is_worked_by_keys_that_can_be_turned_off()
    {
        var desk = new Desk(portal, "nord-pas-de-calais");
        await desk.WriteAsync("ursule", "mes-paiements");
        await desk.WriteAsync("ursule", "quotient-familial");
        await desk.HoldsAsync(2);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        var (first, second) = (
            page.Rows().Nth(0).GetByRole(AriaRole.Link),
            page.Rows().Nth(1).GetByRole(AriaRole.Link)
        );

        await page.Keyboard.PressAsync("j");
        await Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(first).ToBeFocusedAsync();

        await page.GetByLabel("Thème").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByLabel("Thème")).ToBeFocusedAsync();

        await first.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Question()).ToContainTextAsync("demande suivante");
        await page.Question().GetByLabel("Raccourcis actifs").UncheckAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Fermer" }).Last.ClickAsync();
        await Expect(first).ToBeFocusedAsync();
        await Expect(page.GetByText("Les raccourcis clavier sont désactivés.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(first).ToBeFocusedAsync();

        await page.Button("Les réactiver").ClickAsync();
        await page.Question().GetByLabel("Raccourcis actifs").CheckAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Fermer" }).Last.ClickAsync();
        await Expect(page.Button("Tous les raccourcis, ou les désactiver (?)")).ToBeFocusedAsync();

        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading("Échange avec Ursule")).ToBeVisibleAsync();
    }
}
