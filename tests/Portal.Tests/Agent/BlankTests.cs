using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>What a template leaves to be filled in.</summary>
[Collection(DeskCollection.Name)]
public sealed class BlankTests(Hosting.Portal portal)
{
    private const string Selected =
        "() => { const field = document.activeElement; return `${field.id} "
        + "${field.value.slice(field.selectionStart, field.selectionEnd)}`; }";

    [Fact]
    public async Task A_blank_is_pointed_at_before_an_answer_is_sent()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("blandine");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.GetByLabel("Modèle de réponse")
            .SelectOptionAsync(new SelectOptionValue { Label = "Réponse d’attente : pièces à fournir" });
        await page.Button("Insérer").ClickAsync();
        Assert.Equal("reply-text …", await page.EvaluateAsync<string>(Selected));
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.Answer()).ToHaveAccessibleDescriptionAsync(new Regex("Il reste à remplir\\s: «\\s- …\\s»"));
        Assert.Equal("reply-text …", await page.EvaluateAsync<string>(Selected));
        Assert.Equal(0, await letter.AnswersAsync());
        await page.Keyboard.TypeAsync("votre relevé d’identité bancaire");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse d’attente envoyée")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Voici : …\nFin.", "…")]
    [InlineData("Voici les pièces :\n- ...", "...")]
    [InlineData("Dossier n°…, reçu.", "…")]
    [InlineData("Date : ____.", "____")]
    [InlineData("Le {{ reason }} est clos.", "{{ reason }}")]
    public async Task Each_kind_of_blank_is_found(string text, string blank)
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("blanche");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync(text);
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Il reste à remplir");
        Assert.Equal($"reply-text {blank}", await page.EvaluateAsync<string>(Selected));
        Assert.Equal(0, await letter.AnswersAsync());
    }

    [Fact]
    public async Task Dots_that_are_meant_as_they_are_can_be_sent()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("blaise");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync("Vous écriviez « … » : c’est noté.");
        await page.Button("Envoyer la réponse").ClickAsync();
        await page.Button("Envoyer tel quel").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        Assert.Equal(1, await letter.AnswersAsync());
    }

    [Fact]
    public async Task Tab_goes_from_blank_to_blank_and_then_on()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("brunehaut");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await Expect(page.Locator("#template option").Nth(1)).ToBeAttachedAsync();
        await page.Answer().FillAsync("Montant : … euros, le ….");
        await page.Answer().PressAsync("Control+Home");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("reply-text …", await page.EvaluateAsync<string>(Selected));
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("3 mai");
        await Expect(page.Answer()).ToHaveValueAsync("Montant : 12 euros, le 3 mai.");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Answer()).Not.ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("{{ Jean }}")]
    [InlineData("Jean … Martin")]
    [InlineData("…")]
    [InlineData("J. ... Martin")]
    public async Task A_name_that_looks_like_a_blank_is_none(string name)
    {
        var sub = $"nom-{name.Length}";
        using var member = await portal.Service.SignInAsync(
            new
            {
                sub,
                role = "member",
                fund = "picardie",
                name,
                email = $"{sub}@membre.example",
                profile = "particulier",
            }
        );
        var request = new
        {
            theme = "famille",
            subject = "allocations-familiales",
            reason = "autre",
            kind = "question",
            text = "Bonjour, une question.",
        };
        var contact = await Member.Correspondence.ReadAsync<JsonElement>(
            await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
                member,
                $"/api/v1/mailboxes/{sub}/contacts",
                request
            )
        );
        await using var claire = await new Desk(portal, "picardie").ClaireAsync();
        await claire.OpenAsync($"/agent/contact.html?member={sub}&id={contact.GetProperty("id").GetString()}");
        await claire.Page.Answer().FillAsync($"Bonjour {name},\n\nC’est fait.");
        await claire.Page.Button("Envoyer la réponse").ClickAsync();
        await Expect(claire.Page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
    }
}
