using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class ClaimTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_second_claim_is_told_who_came_first()
    {
        var desk = new Desk(portal, "auvergne");
        var letter = await desk.WriteAsync("delphine");
        await using var claire = await desk.ClaireAsync();
        await using var karim = await desk.KarimAsync();
        await claire.OpenAsync(letter.Page);
        await karim.OpenAsync(letter.Page);

        await claire.Page.Button("Prendre en charge").ClickAsync();
        await Expect(claire.Page.GetByText("Claire Dubois (vous)")).ToBeVisibleAsync();
        await karim.Page.Button("Prendre en charge").ClickAsync();

        await Expect(karim.Page.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("Claire Dubois a déjà pris cet échange en charge.");
        await Expect(karim.Page.GetByText("Claire Dubois, jusqu’à")).ToBeVisibleAsync();
        await Expect(karim.Page.Button("Prendre en charge")).ToHaveCountAsync(0);
        await Expect(karim.Page.Button("Rendre")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_answers_is_told_who_is_on_it_and_is_not_kept_from_answering()
    {
        var desk = new Desk(portal, "berry-touraine");
        var letter = await desk.WriteAsync("euphrasie");
        using var karim = await desk.ColleagueAsync();
        await letter.ClaimAsync(karim);
        await using var claire = await desk.ClaireAsync();
        var (page, held) = (claire.Page, claire.Page.Locator("#held"));
        await claire.OpenAsync(letter.Page);
        await Expect(held)
            .ToHaveTextAsync(
                new Regex(
                    "^Pris en charge par Karim Benali depuis \\S+ (\\d+\\sh\\s\\d{2}|24\\sh)\\s: "
                        + "concertez-vous avant de répondre\\.$"
                )
            );
        await Expect(page.Answer()).ToHaveAccessibleDescriptionAsync(new Regex("^Pris en charge par Karim Benali "));
        await page.Answer().FillAsync("Bonjour, c’est fait.");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        await Expect(held).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_taken_can_be_given_back()
    {
        var desk = new Desk(portal, "berry-touraine");
        var letter = await desk.WriteAsync("edmee");
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync(letter.Page);
        await claire.Page.Button("Prendre en charge").ClickAsync();
        await Expect(claire.Page.GetByText("Claire Dubois (vous)")).ToBeVisibleAsync();
        await Expect(claire.Page.Locator("#held")).ToBeHiddenAsync();
        await claire.Page.Button("Rendre").ClickAsync();
        await Expect(claire.Page.GetByText("Personne n’a pris cet échange en charge.")).ToBeFocusedAsync();
        await Expect(claire.Page.GetByText("Claire Dubois a rendu l’échange.")).ToBeVisibleAsync();
        await Expect(claire.Page.Button("Prendre en charge")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_goes_on_to_write_while_their_claim_is_on_its_way_is_not_taken_from_it()
    {
        var desk = new Desk(portal, "berry-touraine");
        var letter = await desk.WriteAsync("emerance");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        var answer = new TaskCompletionSource();
        await page.RouteAsync(
            "**/claim",
            async route =>
            {
                await answer.Task;
                await route.ContinueAsync();
            }
        );
        await claire.OpenAsync(letter.Page);
        await page.Button("Prendre en charge").ClickAsync();
        await page.Answer().FocusAsync();
        answer.SetResult();
        await Expect(page.GetByText("Claire Dubois (vous)")).ToBeVisibleAsync();
        await Expect(page.Button("Rendre")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.Answer()).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_supervisor_reads_and_answers_even_when_what_assigns_cannot_be_had()
    {
        var desk = new Desk(portal, "berry-touraine");
        var letter = await desk.WriteAsync("emilienne");
        await using var sylvie = await desk.SylvieAsync();
        await sylvie.Page.RouteAsync(
            "**/assign.js",
            route =>
                route.FulfillAsync(
                    new() { ContentType = "text/javascript", Body = "throw new TypeError('Not to be had.');" }
                )
        );
        await sylvie.OpenAsync(letter.Page);
        await Expect(sylvie.Page.Heading("Échange avec Emilienne")).ToBeVisibleAsync();
        await Expect(sylvie.Page.Button("Envoyer la réponse")).ToBeVisibleAsync();
        await Expect(sylvie.Page.Button("Confier")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_supervisor_gives_a_contact_to_an_agent_who_finds_it_among_theirs()
    {
        var desk = new Desk(portal, "bourgogne");
        var letter = await desk.WriteAsync("fulbert");
        await desk.HoldsAsync(1);
        await using var sylvie = await desk.SylvieAsync();
        await sylvie.OpenAsync(letter.Page);
        await sylvie.Page.Button("Confier").ClickAsync();
        await Expect(sylvie.Page.GetByRole(AriaRole.Link, new() { Name = "Écrivez l’identifiant d’un gestionnaire." }))
            .ToBeVisibleAsync();
        await sylvie.Page.GetByLabel("Confier à").FillAsync("claire");
        await sylvie.Page.Button("Confier").ClickAsync();
        await Expect(sylvie.Page.Question()).ToContainTextAsync("Confier cet échange à «\u00a0claire\u00a0»\u202f?");
        Assert.Empty(await sylvie.BarriersAsync());
        await sylvie.Page.Question().GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(sylvie.Page.GetByLabel("Confier à")).ToHaveValueAsync("claire");
        await Expect(sylvie.Page.Button("Confier")).ToBeFocusedAsync();
        await Expect(sylvie.Page.GetByText("Personne n’a pris cet échange en charge.")).ToBeVisibleAsync();
        await sylvie.Page.Button("Confier").ClickAsync();
        await sylvie.Page.Question().GetByRole(AriaRole.Button, new() { Name = "Confier" }).ClickAsync();
        await Expect(sylvie.Page.GetByText("Sylvie Moreau a confié l’échange à claire.")).ToBeVisibleAsync();

        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync("/agent/");
        await Expect(claire.Page.View("1 Les miennes")).ToBeVisibleAsync();
        await claire.Page.View("1 Les miennes").ClickAsync();
        await Expect(claire.Page.Rows()).ToContainTextAsync("(vous)");
    }

    [Fact]
    public async Task A_supervisor_chooses_by_name_among_the_agents_whom_the_board_knows_or_writes_an_id()
    {
        var desk = new Desk(portal, "berry-touraine");
        var (first, second) = (await desk.WriteAsync("fortune"), await desk.WriteAsync("fortune", "mes-paiements"));
        using var karim = await desk.ColleagueAsync();
        await first.ClaimAsync(karim);
        await using var sylvie = await desk.SylvieAsync();
        var page = sylvie.Page;
        await Api.Tests.Hosting.Eventually.TrueAsync(async () =>
        {
            await sylvie.OpenAsync(second.Page);
            await Expect(page.Locator("#assign")).ToBeVisibleAsync();
            return await page.GetByRole(AriaRole.Combobox, new() { Name = "Confier à" }).CountAsync() == 1;
        });
        await Expect(page.GetByLabel("Identifiant du gestionnaire")).ToBeHiddenAsync();
        await page.Button("Confier").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choisissez un gestionnaire." }).ClickAsync();
        await Expect(page.GetByLabel("Confier à")).ToBeFocusedAsync();
        await page.GetByLabel("Confier à").SelectOptionAsync(new SelectOptionValue { Label = "Karim Benali" });
        await page.Button("Confier").ClickAsync();
        await Expect(page.GetByText("Karim Benali, à qui un responsable a confié cet échange.")).ToBeFocusedAsync();
        await Expect(page.GetByText("Sylvie Moreau a confié l’échange à Karim Benali.")).ToBeVisibleAsync();

        await page.GetByLabel("Confier à")
            .SelectOptionAsync(new SelectOptionValue { Label = "Un autre gestionnaire…" });
        await page.GetByLabel("Identifiant du gestionnaire").FillAsync("claire");
        Assert.Empty(await sylvie.BarriersAsync());
        await page.Button("Confier").ClickAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Confier" }).ClickAsync();
        await Expect(page.GetByText("Sylvie Moreau a confié l’échange à claire.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Identifiant du gestionnaire")).ToBeHiddenAsync();

        await page.GetByLabel("Confier à")
            .SelectOptionAsync(new SelectOptionValue { Label = "Un autre gestionnaire…" });
        await page.GetByLabel("Identifiant du gestionnaire").FillAsync("karim");
        await page.Button("Confier").ClickAsync();
        await Expect(page.GetByText("Karim Benali, à qui un responsable a confié cet échange.")).ToBeFocusedAsync();
    }

    /// <summary>The seeded request of Odile has climbed the whole ladder.</summary>
    [Fact]
    public async Task What_is_unfolded_stays_so_while_a_contact_is_taken_and_given_back()
    {
        await using var claire = await portal.StaffAsync("claire", "Claire Dubois");
        var page = claire.Page;
        await claire.OpenAsync("/agent/?view=overdue&level=4");
        await page.Rows().GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByText("4 étapes franchies").ClickAsync();
        await page.Button("Prendre en charge").ClickAsync();
        await page.Button("Rendre").ClickAsync();
        await Expect(page.GetByText("Personne n’a pris cet échange en charge.")).ToBeFocusedAsync();
        await Expect(page.GetByText("niveau 4 :")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Agents_are_not_offered_what_supervisors_do()
    {
        var desk = new Desk(portal, "charentes");
        var letter = await desk.WriteAsync("gontran");
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync(letter.Page);
        await Expect(claire.Page.GetByLabel("Confier à")).ToBeHiddenAsync();
    }
}
