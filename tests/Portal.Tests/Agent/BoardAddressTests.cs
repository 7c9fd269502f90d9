using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class BoardAddressTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Views_and_filters_are_in_the_address_and_the_way_back_works()
    {
        var desk = new Desk(portal, "mayenne-orne-sarthe");
        await desk.WriteAsync("quitterie", "mon-dossier-famille");
        await desk.WriteAsync("quitterie", "autre", "situation", "deces");
        await desk.HoldsAsync(2);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        await Expect(page.Rows()).ToHaveCountAsync(2);

        await page.GetByLabel("Thème")
            .SelectOptionAsync(
                new SelectOptionValue { Label = "Mes coordonnées, ma situation, décès, réclamation (1)" }
            );
        await Expect(page).ToHaveURLAsync(new Regex("/agent/\\?theme=situation$"));
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Expect(page.Rows()).ToContainTextAsync("Décès d'un proche");
        await page.View("0 Les miennes").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/agent/\\?view=mine&theme=situation$"));
        await Expect(page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await Expect(page.View("0 Les miennes")).ToBeFocusedAsync();
        await page.View("0 Échéance proche").ClickAsync();
        await Expect(page.Locator("#summary"))
            .ToHaveTextAsync("Échéance proche, dans les 8 heures ouvrées : 0 demande");
        await page.GoBackAsync();

        await page.GoBackAsync();
        await Expect(page.Rows()).ToContainTextAsync("Décès d'un proche");
        await page.GoBackAsync();
        await Expect(page.Rows()).ToHaveCountAsync(2);
        await Expect(page.GetByLabel("Thème")).ToHaveValueAsync("");

        await using var karim = await desk.KarimAsync();
        await karim.OpenAsync("/agent/?view=unassigned&theme=situation");
        await Expect(karim.Page.View("2 Non attribuées")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(karim.Page.GetByLabel("Thème")).ToHaveValueAsync("situation");
        await Expect(karim.Page.Rows()).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_filter_chosen_before_the_board_is_first_read_is_what_is_shown()
    {
        await using var claire = await new Desk(portal, "poitou").ClaireAsync();
        var page = claire.Page;
        var (asked, read) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (chosen, shown) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync(
            "**/board?*",
            async route =>
            {
                var isChosen = !asked.TrySetResult() && chosen.TrySetResult();
                await (isChosen ? shown : read).Task;
                await route.ContinueAsync();
            }
        );
        await page.GotoAsync("/agent/");
        await asked.Task;
        await page.GetByText("Prises en charge échues").ClickAsync();
        await chosen.Task;
        read.SetResult();
        await claire.SettledAsync();
        await Expect(page.Heading("Tableau de bord")).ToBeVisibleAsync();
        shown.SetResult();
        await Expect(page.Locator("#summary")).ToContainTextAsync("prises en charge échues");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");
    }

    /// <summary>The seeded request of Odile is 8 days old, and has climbed the whole ladder.</summary>
    [Fact]
    public async Task Levels_are_filtered_and_shown_in_words()
    {
        await using var claire = await portal.StaffAsync("claire", "Claire Dubois");
        await claire.OpenAsync("/agent/?view=overdue");
        await claire
            .Page.GetByLabel("Niveau d’escalade")
            .SelectOptionAsync(new SelectOptionValue { Label = "Niveau 4 (1)" });
        await Expect(claire.Page).ToHaveURLAsync(new Regex("\\?view=overdue&level=4$"));
        await Expect(claire.Page.Rows()).ToHaveCountAsync(1);
        await Expect(claire.Page.Rows()).ToContainTextAsync("niveau 4");
        await Expect(claire.Page.Rows()).ToContainTextAsync("en retard de");
    }

    [Fact]
    public async Task The_next_page_is_added_below_and_is_there_again_after_a_reload()
    {
        var desk = new Desk(portal, "midi-pyrenees-nord");
        foreach (var member in new[] { "rosalie", "sidonie" })
            for (var number = 0; number < 27; number++)
                await desk.WriteAsync(member);
        await desk.HoldsAsync(54);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        await Expect(page.Rows()).ToHaveCountAsync(50);
        await Expect(page.GetByText("Ouvertes : 50 premières demandes")).ToBeVisibleAsync();
        await page.Button("Afficher la suite").ClickAsync();
        await Expect(page.Rows()).ToHaveCountAsync(54);
        await Expect(page.Rows().Nth(50).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(page.Button("Afficher la suite")).ToBeHiddenAsync();
        await Expect(page).ToHaveURLAsync(new Regex("\\?shown=54$"));
        await page.ReloadAsync();
        await Expect(page.Rows()).ToHaveCountAsync(54);
    }

    [Fact]
    public async Task An_alert_leads_to_the_contact_that_it_does_not_name_the_member_of()
    {
        var desk = new Desk(portal, "limousin");
        var letter = await desk.WriteAsync("venance", "autre", "retraite", "carriere");
        await desk.HoldsAsync(1, "retraite");
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync($"/agent/contact.html?id={letter.ContactId}");
        await Expect(claire.Page.Heading("Échange avec Venance")).ToBeVisibleAsync();
        await Expect(claire.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(letter.Page)}$"));

        using var karim = await desk.ColleagueAsync();
        await letter.AnswerAsync(karim);
        await desk.HoldsAsync(0, "retraite");
        await claire.OpenAsync($"/agent/contact.html?id={letter.ContactId}");
        await Expect(claire.Page.Heading("Échange absent du tableau de bord")).ToBeVisibleAsync();
        await Expect(claire.Page.GetByText("Il n’attend pas, ou plus, de réponse de votre caisse.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task From_a_contact_the_way_back_leads_to_the_board_as_it_was()
    {
        var desk = new Desk(portal, "midi-pyrenees-sud");
        await desk.WriteAsync("theophile");
        await desk.HoldsAsync(1);
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync("/agent/?view=unassigned&theme=famille");
        await claire.Page.Rows().GetByRole(AriaRole.Link).ClickAsync();
        await Expect(claire.Page.Heading("Échange avec Theophile")).ToBeVisibleAsync();
        await claire
            .Page.GetByRole(AriaRole.Main)
            .GetByRole(AriaRole.Link, new() { Name = "Tableau de bord" })
            .ClickAsync();
        await Expect(claire.Page).ToHaveURLAsync(new Regex("/agent/\\?view=unassigned&theme=famille$"));
    }
}
