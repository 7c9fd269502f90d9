using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>Every page and state of the desk, in both colour schemes and down to a narrow phone.</summary>
[Collection(DeskCollection.Name)]
public sealed class BarrierTests(Hosting.Portal portal)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, "armorique")]
    [InlineData(ColorScheme.Dark, 320, "beauce-coeur-de-loire")]
    public async Task The_board_has_no_barrier(ColorScheme scheme, int width, string fund)
    {
        var desk = new Desk(portal, fund);
        var (first, second) = (
            await desk.WriteAsync($"agathe-{width}"),
            await desk.WriteAsync($"agathe-{width}", "mes-paiements")
        );
        await desk.HoldsAsync(2);
        await using var claire = await desk.ClaireAsync(Looking(scheme, width));
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        await Expect(page.GetByText("En direct")).ToBeVisibleAsync();
        using var karim = await desk.ColleagueAsync();
        await first.ClaimAsync(karim);
        await second.AnswerAsync(karim);
        await Expect(page.GetByText("mise à jour")).ToBeVisibleAsync();
        await Expect(page.GetByText("traitée ou transférée")).ToBeVisibleAsync();
        await NoBarrierAsync(claire);

        await page.Keyboard.PressAsync("?");
        await Expect(page.Question()).ToBeVisibleAsync();
        await NoBarrierAsync(claire);

        await claire.OpenAsync("/agent/?view=overdue");
        await Expect(page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task An_overdue_contact_has_no_barrier(ColorScheme scheme, int width)
    {
        await using var sylvie = await portal.StaffAsync(
            "sylvie",
            "Sylvie Moreau",
            role: "supervisor",
            options: Looking(scheme, width)
        );
        await sylvie.OpenAsync("/agent/?view=overdue&level=4");
        await sylvie.Page.Rows().GetByRole(AriaRole.Link).ClickAsync();
        await Expect(sylvie.Page.Heading("Échange avec Odile Lefèvre")).ToBeVisibleAsync();
        await sylvie.Page.GetByText("4 étapes franchies").ClickAsync();
        await NoBarrierAsync(sylvie);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320, "ardeche-drome-loire")]
    [InlineData(ColorScheme.Dark, 1280, "dordogne-lot-et-garonne")]
    public async Task A_contact_has_no_barrier_whatever_happens_to_it(ColorScheme scheme, int width, string fund)
    {
        var desk = new Desk(portal, fund);
        var letter = await desk.WriteAsync($"blaise-{width}");
        await desk.WriteAsync($"blaise-{width}", "mes-paiements");
        await using var claire = await desk.ClaireAsync(Looking(scheme, width));
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Button("Prendre en charge").ClickAsync();
        await page.Note().FillAsync("À vérifier.");
        await page.Button("Ajouter la note").ClickAsync();
        await Expect(page.GetByText("Note ajoutée.")).ToBeVisibleAsync();
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Une correction est nécessaire")).ToBeVisibleAsync();
        await page.GetByText("Transférer vers un autre sujet ou une autre caisse").ClickAsync();
        await Expect(page.GetByLabel("Motif")).ToHaveValueAsync("autre");
        await NoBarrierAsync(claire);
        await page.Button("Transférer").ClickAsync();
        await Expect(page.Question()).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();

        await page.Answer().FillAsync("Bonjour, envoyez-nous votre attestation.");
        await letter.AddAsync("J’ajoute une précision.");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.Heading("Échange modifié entre-temps")).ToBeVisibleAsync();
        await letter.AddAsync("Et une autre.");
        await Expect(page.Locator("#news")).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
        await page.Button("Relire").ClickAsync();
        await Expect(page.Locator("#news")).ToBeHiddenAsync();
        await page.Button("Envoyer malgré ces messages").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320, "grand-sud")]
    [InlineData(ColorScheme.Dark, 1280, "ile-de-france")]
    public async Task Figures_have_no_barrier(ColorScheme scheme, int width, string fund)
    {
        var desk = new Desk(portal, fund);
        using var karim = await desk.ColleagueAsync();
        await (await desk.WriteAsync($"clotilde-{width}")).AnswerAsync(karim);
        await desk.CountsAsync(received: 1, answered: 1);
        await using var claire = await desk.ClaireAsync(Looking(scheme, width));
        await claire.OpenAsync("/agent/figures.html");
        await claire.Page.GetByText("Voir les valeurs").Last.ClickAsync();
        await Expect(claire.Page.GetByRole(AriaRole.Table, new() { Name = "Par thème" })).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
        await claire.Page.Button("Mois précédent").ClickAsync();
        await Expect(claire.Page.GetByText("Aucune demande ni réponse ce mois-là.")).ToBeVisibleAsync();
        await NoBarrierAsync(claire);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task The_national_pages_have_no_barrier(ColorScheme scheme, int width)
    {
        await using var admin = await portal.VisitAsync(
            new
            {
                sub = "admin",
                role = "admin",
                name = "Administration",
            },
            Looking(scheme, width)
        );
        await admin.OpenAsync("/agent/?view=overdue&level=4");
        await Expect(admin.Page.Rows()).ToContainTextAsync("en retard de");
        await NoBarrierAsync(admin);
        await admin.OpenAsync("/agent/figures.html");
        await Expect(admin.Page.GetByRole(AriaRole.Table, new() { Name = "Par caisse" })).ToBeVisibleAsync();
        await NoBarrierAsync(admin);
    }

    private static BrowserNewContextOptions Looking(ColorScheme scheme, int width) =>
        new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 800 },
        };

    private static async Task NoBarrierAsync(Visitor visitor)
    {
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Equal(
            0,
            await visitor.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        );
    }
}
