using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Agent;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Admin;

/// <summary>The pages of the administration, in both colour schemes, wide and narrow.</summary>
[Collection(DeskCollection.Name)]
public sealed class AdminPagesTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Mails_that_wait_or_failed_are_told_with_their_cause_and_tried_again()
    {
        await portal.SubmitAsync("melanie", "Bonjour, une question.");
        portal.Service.ListLateMail("melanie");
        portal.Service.ListLateMail("melanie", state: 2);
        await using var admin = await AdminAsync(ColorScheme.Dark, 320);
        var page = admin.Page;
        Assert.InRange(await admin.WeighAsync("/admin/mails.html"), 20_000, 80_000);
        var waiting = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "melanie" });
        await Expect(waiting).ToContainTextAsync("Le serveur nous refuse");
        await Expect(waiting).ToContainTextAsync("exemple.fr");
        await NoBarrierAsync(admin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Réessayer : accusé de réception, messagerie melanie" })
            .ClickAsync();
        await Expect(waiting).ToContainTextAsync("parti, ou sans objet");
        await page.Button("Actualiser").ClickAsync();
        await Expect(waiting).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Abandonnés" }).ClickAsync();
        await Expect(waiting).ToContainTextAsync("L’adresse n’existe pas");
        await NoBarrierAsync(admin);
    }

    [Fact]
    public async Task A_purge_is_simulated_and_one_that_is_real_asks_first()
    {
        await using var admin = await AdminAsync(ColorScheme.Light, 1280);
        var page = admin.Page;
        await admin.OpenAsync("/admin/");
        await Expect(page.GetByText("Tableau de bord Orleans")).ToHaveCountAsync(0);
        await NoBarrierAsync(admin);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Conservation" }).ClickAsync();
        await page.GetByLabel("Caisse").SelectOptionAsync(new SelectOptionValue { Label = "MSA Lorraine" });
        await Expect(page.GetByText("Aucun rapport.")).ToBeVisibleAsync();
        await page.Button("Simuler une purge").ClickAsync();
        await Expect(page.GetByText(new Regex("^Simulation terminée"))).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "simulation" }))
            .ToContainTextAsync("MSA Lorraine");
        await NoBarrierAsync(admin);

        await page.Button("Lancer une purge…").ClickAsync();
        await Expect(page.Question()).ToContainTextAsync("MSA Lorraine");
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(page.GetByText("purge demandée par")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_mailbox_is_held_and_released_and_erased_once_its_id_was_typed_again()
    {
        await portal.SubmitAsync("mathurine", "Bonjour, une question.");
        await using var admin = await AdminAsync(ColorScheme.Dark, 320);
        var page = admin.Page;
        await admin.OpenAsync("/admin/mailbox.html?member=personne");
        await Expect(page.GetByText("jamais ouverte, ou effacée")).ToBeVisibleAsync();
        await page.GetByLabel("Identifiant de l’adhérent").FillAsync("mathurine");
        await page.Button("Afficher").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Contenu" })).ToContainTextAsync("1, dont 1 sans");
        await NoBarrierAsync(admin);

        await page.Button("Conserver la messagerie").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Le motif est obligatoire.");
        await page.GetByLabel("Motif de la conservation").FillAsync("Contentieux");
        await page.Button("Conserver la messagerie").ClickAsync();
        await Expect(page.GetByText("« Contentieux »")).ToBeVisibleAsync();
        await Expect(page.GetByText("Impossible tant que la messagerie est conservée.")).ToBeVisibleAsync();
        await NoBarrierAsync(admin);
        await page.GetByLabel("Motif de la levée").FillAsync("Clos");
        await page.Button("Lever la conservation").ClickAsync();

        await page.GetByLabel("Motif de l’effacement").FillAsync("Demande");
        await page.GetByLabel("Pour confirmer, tapez l’identifiant").FillAsync("mathurin");
        await page.Button("Effacer la messagerie").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n’est effacé.");
        await NoBarrierAsync(admin);
        await page.GetByLabel("Pour confirmer, tapez l’identifiant").FillAsync("mathurine");
        await page.Button("Effacer la messagerie").ClickAsync();
        await Expect(page.Heading("Reçu d’effacement")).ToBeVisibleAsync();
        await Expect(page.Locator("#mailbox")).Not.ToContainTextAsync("mathurine");
        await NoBarrierAsync(admin);
    }

    [Fact]
    public async Task The_trail_is_found_by_whose_mailbox_it_is_and_shows_its_heads()
    {
        var contact = await portal.SubmitAsync("apolline", "Bonjour, une question.");
        await using (var claire = await portal.StaffAsync("claire", "Claire Dubois"))
            await claire.OpenAsync($"/agent/contact.html?member={contact.MemberId}&id={contact.Id}");
        await using var admin = await AdminAsync(ColorScheme.Light, 1280);
        var page = admin.Page;
        Assert.InRange(await admin.WeighAsync("/admin/audit.html"), 20_000, 80_000);
        await page.GetByLabel("Identifiant de l’adhérent").FillAsync("apolline");
        await page.Button("Chercher").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("\\?memberId=apolline$"));
        var read = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "GetContact" }).First;
        foreach (var text in new[] { "gestionnaire", "échange lu", "fait", "apolline" })
            await Expect(read).ToContainTextAsync(text);
        await page.GetByText("Têtes de chaîne des 30 derniers jours").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Têtes de chaîne" })).ToContainTextAsync("national");
        await NoBarrierAsync(admin);
    }

    [Fact]
    public async Task An_agent_has_no_business_there()
    {
        await using var claire = await portal.StaffAsync("claire", "Claire Dubois");
        await claire.Page.GotoAsync("/admin/mailbox.html");
        await Expect(claire.Page).ToHaveURLAsync(new Regex("/agent/$"));
        await Expect(claire.Page.GetByRole(AriaRole.Link, new() { Name = "Administration" })).ToHaveCountAsync(0);
    }

    private Task<Visitor> AdminAsync(ColorScheme scheme, int width) =>
        portal.VisitAsync(
            new
            {
                sub = "admin",
                role = "admin",
                name = "Administration",
            },
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

    private static async Task NoBarrierAsync(Visitor visitor)
    {
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Empty(await visitor.LayoutFaultsAsync());
    }
}
