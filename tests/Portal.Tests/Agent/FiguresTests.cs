using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class FiguresTests(Hosting.Portal portal)
{
    /// <summary>Its calendar never closes, so that a minute is a minute whenever the test runs.</summary>
    private const string AlwaysOpen = "demo";

    [Fact]
    public async Task The_figures_are_those_of_what_was_done()
    {
        var desk = new Desk(portal, AlwaysOpen);
        var first = await desk.WriteAsync("valere", "mon-changement-de-situation");
        var second = await desk.WriteAsync("valere", "autre", "situation", "deces");
        await desk.WriteAsync("wilfrid");
        using var karim = await desk.ColleagueAsync();
        await first.AnswerAsync(karim);
        await second.AnswerAsync(karim, "interim");
        foreach (var outcome in new[] { "offered", "offered", "declined" })
            (
                await first.Member.PostAsJsonAsync(
                    "/api/v1/catalog/online-services/declarer-changement-situation/outcomes",
                    new { reason = "mon-changement-de-situation", outcome }
                )
            ).EnsureSuccessStatusCode();
        var figures = await desk.CountsAsync(received: 3, answered: 2);
        var (median, p90) = Delays(figures.GetProperty("total"));
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/figures.html");

        await Expect(page.Locator("#subject")).ToHaveTextAsync(new Regex("^MSA de démonstration, \\S+ \\d{4}$"));
        Assert.Equal(
            ["Reçues 3", "Réponses 2", "Dans les délais 100 %", $"Délai médian {median}", $"9e décile du délai {p90}"],
            await KeyFiguresAsync(page)
        );
        await Expect(page.GetByText("dans les 48 heures ouvrées suivant la réception")).ToBeVisibleAsync();
        await Expect(Line(page, "Par thème", "Famille, Allocations familiales, aides au logement"))
            .ToHaveTextAsync(Cells(["2", "1", "100 %", .. Of("famille")]));
        await Expect(Line(page, "Par thème", "Mes coordonnées, ma situation, décès, réclamation"))
            .ToHaveTextAsync(Cells(["1", "1", "100 %", .. Of("situation")]));
        await Expect(Line(page, "Services en ligne proposés avant d’écrire", "Déclarer un changement de situation"))
            .ToHaveTextAsync(Cells("Allocations familiales, Mon changement de situation", "2", "0", "1"));

        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Demandes reçues et réponses par jour" }))
            .ToHaveAccessibleDescriptionAsync(
                new Regex("^3\\sdemandes reçues, 2\\sréponses\\. Le plus de demandes en un jour\\s: 3,")
            );
        await page.GetByText("Voir les valeurs").First.ClickAsync();
        await Expect(
                page.GetByRole(AriaRole.Table, new() { Name = "Demandes et réponses, par jour" })
                    .GetByRole(AriaRole.Row)
                    .Last.GetByRole(AriaRole.Cell)
            )
            .ToHaveTextAsync(["3", "2"]);

        string[] Of(string theme)
        {
            var (median, p90) = Delays(
                figures
                    .GetProperty("themes")
                    .EnumerateArray()
                    .Single(line => line.GetProperty("code").GetString() == theme)
                    .GetProperty("figures")
            );
            return [median, p90];
        }
    }

    [Fact]
    public async Task Of_two_months_chosen_in_a_row_the_last_is_shown_whichever_is_read_first()
    {
        await using var claire = await new Desk(portal, "charentes").ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/figures.html");
        var months = await page.GetByLabel("Mois", new() { Exact = true })
            .GetByRole(AriaRole.Option)
            .AllInnerTextsAsync();
        var held = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/figures?*", held.SetResult, new() { Times = 1 });

        await page.GetByLabel("Mois", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = months[1] });
        var slow = await held.Task;
        await page.GetByLabel("Mois", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = months[2] });
        await Expect(page.Locator("#subject")).ToContainTextAsync(months[2]);
        await page.RunAndWaitForRequestFinishedAsync(() => slow.ContinueAsync());
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await Expect(page.Locator("#subject")).ToContainTextAsync(months[2]);
        await Expect(page.GetByLabel("Mois", new() { Exact = true }))
            .ToHaveValueAsync(new Uri(page.Url).Query["?month=".Length..]);
    }

    [Fact]
    public async Task Whoever_comes_back_to_this_month_by_a_button_keeps_it_under_their_finger()
    {
        await using var claire = await new Desk(portal, "charentes").ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/figures.html");
        var now = await page.Locator("#subject").InnerTextAsync();
        await page.Button("Mois précédent").ClickAsync();
        await Expect(page.Locator("#subject")).Not.ToHaveTextAsync(now);
        await page.Button("Mois suivant").ClickAsync();
        await Expect(page.Locator("#subject")).ToHaveTextAsync(now);
        await Expect(page.Button("Mois suivant")).ToBeFocusedAsync();
        await Expect(page.Button("Mois suivant")).ToBeDisabledAsync();
        var address = page.Url;
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(address, page.Url);
    }

    [Fact]
    public async Task What_nobody_answered_has_no_delay_and_an_empty_month_says_so()
    {
        var desk = new Desk(portal, "portes-de-bretagne");
        await desk.WriteAsync("xavier");
        await desk.CountsAsync(received: 1, answered: 0);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/figures.html");
        Assert.Equal(
            ["Reçues 1", "Réponses 0", "Dans les délais –", "Délai médian –", "9e décile du délai –"],
            await KeyFiguresAsync(page)
        );
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
        await Expect(page.Button("Mois suivant")).ToBeDisabledAsync();

        await page.Button("Mois précédent").ClickAsync();
        await Expect(page.GetByText("Aucune demande ni réponse ce mois-là.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("\\?month=\\d{4}-\\d{2}$"));
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_month_is_printed_without_what_only_a_screen_needs()
    {
        var desk = new Desk(portal, "provence-azur");
        await desk.WriteAsync("yolande");
        await desk.CountsAsync(received: 1, answered: 0);
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync("/agent/figures.html");
        await claire.Page.EvaluateAsync("window.print = () => document.body.append('Impression lancée')");
        await claire.Page.Button("Imprimer").ClickAsync();
        await Expect(claire.Page.GetByText("Impression lancée")).ToBeVisibleAsync();

        await claire.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(claire.Page.Locator("#subject")).ToContainTextAsync("MSA Provence Azur");
        await Expect(claire.Page.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
        await Expect(claire.Page.GetByRole(AriaRole.Table, new() { Name = "Par thème" })).ToBeVisibleAsync();
        await Expect(claire.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(claire.Page.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await Expect(claire.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
    }

    private static async Task<string[]> KeyFiguresAsync(IPage page)
    {
        await Expect(page.Locator(".key-figures")).ToBeVisibleAsync();
        var names = await page.Locator(".key-figures dt").AllInnerTextsAsync();
        var values = await page.Locator(".key-figures dd").AllInnerTextsAsync();
        return [.. names.Zip(values, (name, value) => Regex.Replace($"{name} {value}", "\\s", " "))];
    }

    private static ILocator Line(IPage page, string table, string name) =>
        page.GetByRole(AriaRole.Table, new() { Name = table })
            .GetByRole(AriaRole.Row)
            .Filter(new() { HasText = name })
            .GetByRole(AriaRole.Cell);

    private static string[] Cells(params string[] texts) => texts;

    /// <summary>How long answers took depends on the machine; a test does not last an hour.</summary>
    private static (string Median, string P90) Delays(JsonElement figures) =>
        ($"{figures.GetProperty("medianMinutes")} min", $"{figures.GetProperty("p90Minutes")} min");
}
