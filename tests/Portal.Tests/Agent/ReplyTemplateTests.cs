using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>An answer that begins with a template.</summary>
[Collection(DeskCollection.Name)]
public sealed class ReplyTemplateTests(Hosting.Portal portal)
{
    private const string Draft = "Bonjour, envoyez-nous votre attestation.";

    [Fact]
    public async Task A_template_takes_the_place_of_what_was_written_only_when_asked_to()
    {
        var desk = new Desk(portal, "haute-normandie");
        var letter = await desk.WriteAsync("kilian");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync(Draft);
        await page.GetByLabel("Modèle de réponse").SelectOptionAsync("demande-traitee");

        await page.Button("Insérer").ClickAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(page.Answer()).ToHaveValueAsync(Draft);
        await Expect(page.Button("Insérer")).ToBeFocusedAsync();

        await page.Button("Insérer").ClickAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "L’ajouter à la suite" }).ClickAsync();
        await Expect(page.Answer()).ToHaveValueAsync(new Regex($"^{Draft}\n\nBonjour Kilian,"));

        await page.Button("Insérer").ClickAsync();
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Remplacer mon texte" }).ClickAsync();
        await Expect(page.Answer()).ToHaveValueAsync(new Regex("^Bonjour Kilian,"));
    }

    [Fact]
    public async Task What_a_template_leaves_open_is_named_and_never_sent()
    {
        var desk = new Desk(portal, "languedoc");
        var letter = await desk.WriteAsync("lazare");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await page.RouteAsync(
            "**/reply-templates*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body =
                            """[{"code":"a","label":"Sans nom","kind":"final","text":"Bonjour {{ member }},\n\nC’est fait.","missing":["member"]}]""",
                    }
                )
        );
        await claire.OpenAsync(letter.Page);
        await page.GetByLabel("Modèle de réponse").SelectOptionAsync("a");
        await page.Button("Insérer").ClickAsync();
        await Expect(page.GetByText("À compléter : le nom de l’adhérent ({{ member }}).")).ToBeVisibleAsync();
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.Answer())
            .ToHaveAccessibleDescriptionAsync(new Regex("Il reste à remplir\\s: \\{\\{ member \\}\\}"));
        Assert.Equal(0, await letter.AnswersAsync());

        await page.Answer().FillAsync("Bonjour {{ member }},");
        await Expect(page.Answer()).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Answer().FillAsync(Draft);
        await Expect(page.Answer()).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        await Expect(page.GetByText("À compléter")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_button_beside_the_templates_is_one_line()
    {
        var desk = new Desk(portal, "haute-normandie");
        var letter = await desk.WriteAsync("leandre");
        await using var claire = await desk.ClaireAsync();
        await claire.Page.SetViewportSizeAsync(1280, 800);
        await claire.OpenAsync(letter.Page);
        var (button, list) = (claire.Page.Button("Insérer"), claire.Page.GetByLabel("Modèle de réponse"));
        await Expect(list).ToBeVisibleAsync();
        await list.SelectOptionAsync("demande-traitee");
        Assert.InRange((await button.BoundingBoxAsync())!.Height, 1, 40);
    }
}
