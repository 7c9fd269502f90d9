using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class NationalTests(Hosting.Portal portal)
{
    [Fact]
    public async Task An_administrator_sees_all_funds_and_chooses_one_but_opens_no_contact()
    {
        var (here, there) = (new Desk(portal, "sud-aquitaine"), new Desk(portal, "sud-champagne"));
        var letter = await here.WriteAsync("zelie", "autre", "invalidite", "tierce-personne");
        await there.WriteAsync("zephyrin", "quotient-familial");
        await here.HoldsAsync(1);
        await there.HoldsAsync(1);
        await using var admin = await AdminAsync();
        var page = admin.Page;

        await admin.OpenAsync("/agent/?theme=invalidite");
        await Expect(page.GetByText("Actualisé toutes les 30 secondes")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Caisse")).ToHaveValueAsync("national");
        await Expect(page.Rows().GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Vues" }).GetByRole(AriaRole.Link))
            .ToHaveCountAsync(4);

        await Expect(page.Rows()).ToContainTextAsync("MSA Sud Aquitaine");
        await Expect(page.Rows().Locator(".about")).ToHaveTextAsync(new Regex("^MSA Sud Aquitaine"));
        await Expect(page.Rows().Locator(".about .member")).ToHaveCountAsync(0);
        await page.GetByLabel("Thème").SelectOptionAsync("");
        await page.GetByLabel("Caisse").SelectOptionAsync(new SelectOptionValue { Label = "MSA Sud Champagne" });
        await Expect(page).ToHaveURLAsync(new Regex("/agent/\\?fund=sud-champagne$"));
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Expect(page.Rows()).ToContainTextAsync("Demande de quotient familial");
        await Expect(page.GetByText("En direct")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Caisse")).ToHaveValueAsync("national");
        await Expect(page.GetByText("Actualisé toutes les 30 secondes")).ToBeVisibleAsync();

        await page.GotoAsync(letter.Page);
        await Expect(page.Heading("Tableau de bord")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_national_board_is_read_again_when_the_page_comes_back_into_sight()
    {
        var desk = new Desk(portal, "ain-rhone");
        await using var admin = await AdminAsync();
        await admin.OpenAsync("/agent/?theme=solidarite");
        await Expect(admin.Page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await SightAsync(admin.Page, "hidden");
        await desk.WriteAsync("achille", "demande-rsa", "solidarite", "rsa");
        await desk.HoldsAsync(1);
        await Expect(admin.Page.Button("Actualiser")).ToBeVisibleAsync();
        await SightAsync(admin.Page, "visible");
        await Expect(admin.Page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task National_figures_have_a_line_for_each_fund()
    {
        var desk = new Desk(portal, "alpes-vaucluse");
        await desk.WriteAsync("adelaide");
        await desk.CountsAsync(received: 1, answered: 0);
        await using var admin = await AdminAsync();
        await admin.OpenAsync("/agent/figures.html");
        await Expect(admin.Page.Locator("#subject")).ToContainTextAsync("Toutes les caisses");
        var line = admin
            .Page.GetByRole(AriaRole.Table, new() { Name = "Par caisse" })
            .GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "MSA Alpes Vaucluse" });
        await Expect(line.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["1", "0", "–", "–", "–"]);

        await admin.Page.GetByLabel("Caisse").SelectOptionAsync("alpes-vaucluse");
        await Expect(admin.Page.Locator("#subject")).ToContainTextAsync("MSA Alpes Vaucluse");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("\\?fund=alpes-vaucluse$"));
        await Expect(admin.Page.GetByRole(AriaRole.Table, new() { Name = "Par caisse" })).ToHaveCountAsync(0);
    }

    private Task<Visitor> AdminAsync() =>
        portal.VisitAsync(
            new
            {
                sub = "admin",
                role = "admin",
                name = "Administration",
            }
        );

    /// <summary>A headless browser is always in sight; the page is told otherwise.</summary>
    private static Task SightAsync(IPage page, string state) =>
        page.EvaluateAsync(
            "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true "
                + "}); document.dispatchEvent(new Event('visibilitychange')); }",
            state
        );
}
