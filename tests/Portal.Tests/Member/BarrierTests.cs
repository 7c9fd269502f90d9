using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>Each page in each of its states, looked over by axe, and never wider than the screen.</summary>
[Collection(PortalCollection.Name)]
public sealed class BarrierTests(Hosting.Portal portal)
{
    [Theory]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Writing_a_message_meets_no_barrier(ColorScheme scheme, int width)
    {
        await using var visitor = await VisitAsync($"noemie-{scheme}-{width}", scheme, width);
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await ClearAsync(visitor, "the theme");
        await page.Button("Valider").ClickAsync();
        await ClearAsync(visitor, "no theme");
        await page.ChooseAsync(MemberPage.Family);
        await ClearAsync(visitor, "the subject");
        await page.ChooseAsync(MemberPage.Allowances);
        await ClearAsync(visitor, "the reason");
        await page.ChooseAsync("Mon changement de situation");
        await ClearAsync(visitor, "the online service");
        await page.Button("Fermer et écrire mon message").ClickAsync();
        await ClearAsync(visitor, "the text");
        await page.Button("Valider").ClickAsync();
        await ClearAsync(visitor, "no text");
        await page.Text().FillAsync($"Bonjour,\n{new string('w', 120)}");
        await page.Button("Valider").ClickAsync();
        await ClearAsync(visitor, "the recap");
        await page.Button("Annuler").ClickAsync();
        await ClearAsync(visitor, "the question before leaving");
        await page.Button("Continuer à écrire").ClickAsync();
        await visitor.Context.SetOfflineAsync(true);
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ClearAsync(visitor, "a failure");
        await visitor.Context.SetOfflineAsync(false);
        await page.SendAsync();
        await ClearAsync(visitor, "the confirmation");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Reading_and_settling_meets_no_barrier(ColorScheme scheme, int width)
    {
        var sub = $"octave-{scheme}-{width}";
        await using var visitor = await VisitAsync(sub, scheme, width);
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await ClearAsync(visitor, "the empty history");
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync(sub, $"Bonjour, {new string('w', 120)}"),
            "Bonjour, une réponse."
        );
        await visitor.OpenAsync("/member/");
        await ClearAsync(visitor, "the history");
        await page.Button("J’ai lu cette réponse").ClickAsync();
        await Expect(page.GetByText("Aucune nouvelle réponse")).ToBeVisibleAsync();
        await ClearAsync(visitor, "the history opened");
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        await ClearAsync(visitor, "an exchange");
        await page.Button("Envoyer").ClickAsync();
        await ClearAsync(visitor, "no message to add");

        await visitor.OpenAsync("/member/preferences.html");
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.GetByText("Vos préférences sont enregistrées.")).ToBeVisibleAsync();
        await ClearAsync(visitor, "the preferences");

        await visitor.OpenAsync("/member/access.html");
        await Expect(page.GetByText("vous a répondu")).ToBeVisibleAsync();
        await ClearAsync(visitor, "who opened the mailbox");

        await visitor.OpenAsync("/member/preferences.html");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lire ou imprimer mes données" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Qui a ouvert votre messagerie" }))
            .ToBeVisibleAsync();
        await Expect(page.Locator("#export")).ToContainTextAsync("gestionnaire, MSA");
        await ClearAsync(visitor, "all that is held");

        await portal.GrantAsync(sub, "Octave Roy", "pauline");
        await visitor.OpenAsync("/member/proxies.html");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await ClearAsync(visitor, "no proxy named");
        await page.InviteAsync("Pauline Roux", "pauline@invite.example");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await Expect(page.GetByText("L’invitation est envoyée à Pauline Roux")).ToBeVisibleAsync();
        await ClearAsync(visitor, "an invitation");
        await page.Button("Révoquer la procuration de Nom de pauline").ClickAsync();
        await ClearAsync(visitor, "the question before revoking");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_mailbox_of_somebody_else_meets_no_barrier(ColorScheme scheme)
    {
        await using var visitor = await portal.VisitAsync(
            new
            {
                sub = "lucie",
                role = "member",
                fund = "picardie",
                name = "Lucie Petit",
                email = "lucie@membre.example",
                profile = "tiers",
            },
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        await visitor.OpenAsync("/member/?boite=odile");
        await Expect(visitor.Page.Title("Messages et réponses d’Odile Lefèvre")).ToBeVisibleAsync();
        await ClearAsync(visitor, "a mailbox held by proxy");
        await visitor.OpenAsync("/member/?boite=personne");
        await ClearAsync(visitor, "a mailbox not found");
    }

    private Task<Visitor> VisitAsync(string sub, ColorScheme scheme, int width) =>
        portal.MemberAsync(
            sub,
            options: new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );

    private static async Task ClearAsync(Visitor visitor, string state)
    {
        var width = await visitor.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.Equal((state, 0), (state, width));
        Assert.Equal([], (await visitor.BarriersAsync()).Select(barrier => $"{state}: {barrier}"));
    }
}
