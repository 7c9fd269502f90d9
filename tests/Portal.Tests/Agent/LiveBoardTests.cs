using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(PortalCollection.Name)]
public sealed class LiveBoardTests(Hosting.Portal portal)
{
    private static readonly string[] Reasons =
        ["mes-paiements", "mon-attestation-de-paiement", "mon-attestation-fiscale", "quotient-familial", "mon-dossier-famille", "ma-declaration-de-ressources"];

    [Fact]
    public async Task What_a_colleague_does_shows_in_a_second_browser_without_losing_place_or_focus()
    {
        var desk = new Desk(portal, "lorraine");
        var letters = new List<Letter>();
        foreach (var reason in Reasons)
            letters.Add(await desk.WriteAsync("ninon", reason));
        await desk.HoldsAsync(Reasons.Length);
        await using var claire = await desk.ClaireAsync(new() { ViewportSize = new() { Width = 1280, Height = 500 } });
        await using var karim = await desk.KarimAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        await Expect(page.GetByText("En direct")).ToBeVisibleAsync();
        var read = page.Row("Mon dossier Famille");
        await read.GetByRole(AriaRole.Link).FocusAsync();
        var place = (await read.BoundingBoxAsync())!.Y;

        await karim.OpenAsync(letters[4].Page);
        await karim.Page.Button("Prendre en charge").ClickAsync();
        await Expect(read).ToContainTextAsync("Karim Benali");
        await Expect(read).ToContainTextAsync("mise à jour");

        await karim.OpenAsync(letters[0].Page);
        await karim.Page.Answer().FillAsync("Bonjour, c’est payé.");
        await karim.Page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.Rows().First).ToContainTextAsync("traitée ou transférée");
        await desk.WriteAsync("ninon", "autre", subject: "aides-au-logement");
        await Expect(page.Button("2 changements – Actualiser")).ToBeVisibleAsync();

        await Expect(page.Rows()).ToHaveCountAsync(Reasons.Length);
        await Expect(read.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        Assert.Equal(place, (await read.BoundingBoxAsync())!.Y);
        await Expect(page.View("6 Ouvertes")).ToBeVisibleAsync();
        await Expect(page.View("5 Non attribuées")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("r");
        await Expect(page.Button("Actualiser")).ToBeVisibleAsync();
        await Expect(page.Rows().Last).ToContainTextAsync("Aides au logement");
        await Expect(page.Row("Mes paiements")).ToHaveCountAsync(0);
        await Expect(read.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(read).Not.ToContainTextAsync("mise à jour");
    }

    [Fact]
    public async Task What_leaves_the_view_but_not_the_board_is_not_said_to_be_done()
    {
        var desk = new Desk(portal, "maine-et-loire");
        var letter = await desk.WriteAsync("octave");
        await desk.HoldsAsync(1);
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync("/agent/?view=unassigned");
        await Expect(claire.Page.GetByText("En direct")).ToBeVisibleAsync();
        using var karim = await desk.ColleagueAsync();
        await letter.ClaimAsync(karim);
        await Expect(claire.Page.Rows()).ToContainTextAsync("n’est plus dans cette vue");
        await Expect(claire.Page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
    }

    /// <summary>The browser tries again by itself when a connection ends, and never when one was refused.</summary>
    [Fact]
    public async Task A_lost_connection_is_said_and_comes_back_by_itself()
    {
        var desk = new Desk(portal, "marne-ardennes-meuse");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        var attempts = 0;
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/board/events", async route =>
        {
            switch (++attempts)
            {
                case 1:
                    await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 100\n\n" });
                    break;
                case 2:
                    await route.FulfillAsync(new() { Status = 503 });
                    break;
                default:
                    await route.ContinueAsync();
                    break;
            }
        });
        await claire.OpenAsync("/agent/");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Connexion interrompue, nouvelle tentative…");
        await Eventually.TrueAsync(async () =>
        {
            await page.Clock.FastForwardAsync(10_000);
            return attempts > 2;
        });
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");
        await desk.WriteAsync("prosper");
        await Expect(page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
    }

    /// <summary>Pages of the board are made to hold one contact each.</summary>
    [Fact]
    public async Task What_comes_before_does_not_make_the_last_of_a_page_go()
    {
        var (here, there) = (new Desk(portal, "charentes"), new Desk(portal, "corse"));
        var earlier = await there.WriteAsync("flavie", "autre", "retraite", "carriere");
        await here.WriteAsync("gaspard", "autre", "retraite", "carriere");
        await here.WriteAsync("gaspard", "autre", "retraite", "carriere");
        await here.HoldsAsync(2, "retraite");
        await using var claire = await here.ClaireAsync();
        var page = claire.Page;
        await page.RouteAsync("**/board?*", route => route.ContinueAsync(new() { Url = route.Request.Url.Replace("limit=50", "limit=1", StringComparison.Ordinal) }));
        await claire.OpenAsync("/agent/?theme=retraite&shown=1");
        await Expect(page.GetByText("Ouvertes : 1 première demande")).ToBeVisibleAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");

        using var elsewhere = await there.ColleagueAsync();
        await earlier.PassOnAsync(elsewhere, "charentes", "retraite", "carriere", "autre");
        await Expect(page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Expect(page.Rows()).Not.ToContainTextAsync("n’est plus dans cette vue");
    }

    /// <summary>Pages of the board are made to hold one contact each. It is read when it is opened, when it goes live, and when news come.</summary>
    [Fact]
    public async Task A_change_heard_of_while_somebody_asks_for_the_next_page_is_shown_all_the_same()
    {
        var desk = new Desk(portal, "gironde");
        var letter = await desk.WriteAsync("fleur", "autre", "retraite", "carriere");
        await desk.WriteAsync("fleur", "autre", "retraite", "carriere");
        await desk.HoldsAsync(2, "retraite");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        var (readings, held) = (0, new TaskCompletionSource<IRoute>());
        await page.RouteAsync("**/board?*", async route =>
        {
            if (++readings == 3 && held.TrySetResult(route))
                return;
            await route.ContinueAsync(new() { Url = route.Request.Url.Replace("limit=50", "limit=1", StringComparison.Ordinal) });
        });
        await claire.OpenAsync("/agent/?theme=retraite&shown=1");
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Eventually.TrueAsync(() => Task.FromResult(readings == 2));
        using var karim = await desk.ColleagueAsync();
        await letter.ClaimAsync(karim);
        var look = await held.Task;
        await page.Button("Afficher la suite").ClickAsync();
        await Expect(page.Rows()).ToHaveCountAsync(2);
        await look.AbortAsync();
        await Expect(page.Rows().First).ToContainTextAsync("Karim Benali");
    }

    /// <summary>Each reading takes longer than changes are gathered for: had each change its own, none would be shown before another overtook it.</summary>
    [Fact]
    public async Task Changes_faster_than_the_board_can_be_read_are_shown_all_the_same()
    {
        var desk = new Desk(portal, "franche-comte");
        var letter = await desk.WriteAsync("isaure", "autre", "retraite", "carriere");
        await desk.HoldsAsync(1, "retraite");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await page.Clock.InstallAsync();
        await claire.OpenAsync("/agent/?theme=retraite");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");
        var (underWay, most) = (0, 0);
        var held = Channel.CreateUnbounded<IRoute>();
        await page.RouteAsync("**/board?*", async route =>
        {
            most = Math.Max(most, ++underWay);
            await held.Writer.WriteAsync(route);
        });
        using var karim = await desk.ColleagueAsync();
        await letter.ClaimAsync(karim);
        var first = await held.Reader.ReadAsync();
        await letter.AddAsync("J’ajoute mon numéro de dossier.");
        await desk.ShowsAsync(letter, version: 3);
        await page.Clock.FastForwardAsync(1_000);
        // Behind whatever else the page has asked for by now.
        await page.EvaluateAsync("fetch('/icon.svg')");
        underWay--;
        await first.ContinueAsync();
        underWay--;
        await (await held.Reader.ReadAsync()).ContinueAsync();
        await Expect(page.Rows()).ToContainTextAsync("Karim Benali");
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_reading_that_failed_is_forgotten_once_the_board_is_read_again()
    {
        var desk = new Desk(portal, "haute-normandie");
        await using var claire = await desk.ClaireAsync();
        var (page, connection) = (claire.Page, claire.Page.Locator("#connection"));
        await claire.OpenAsync("/agent/?theme=retraite");
        await Expect(connection).ToHaveTextAsync("En direct");
        await page.RouteAsync("**/board?*", route => route.FulfillAsync(new() { Status = 503 }));
        await desk.WriteAsync("hilaire", "autre", "retraite", "carriere");
        await Expect(connection).ToHaveTextAsync("Connexion interrompue, nouvelle tentative…");
        await page.UnrouteAsync("**/board?*");
        await desk.WriteAsync("hilaire", "autre", "retraite", "carriere");
        await Expect(connection).ToHaveTextAsync("En direct");
    }

    [Fact]
    public async Task A_view_that_could_not_be_read_leaves_the_one_before_whole_until_it_can()
    {
        var desk = new Desk(portal, "languedoc");
        await desk.WriteAsync("irma", "autre", "retraite", "carriere");
        await desk.HoldsAsync(1, "retraite");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/?theme=retraite");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");
        await page.RouteAsync("**/board?*", route => route.FulfillAsync(new() { Status = 503 }));
        await page.View("0 Les miennes").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Réessayez dans quelques instants");
        await page.UnrouteAsync("**/board?*");
        await desk.WriteAsync("irma", "autre", "retraite", "carriere");
        await Expect(page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Expect(page.Rows()).Not.ToContainTextAsync("n’est plus dans cette vue");

        await page.Button("1 changement – Actualiser").ClickAsync();
        await Expect(page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    /// <summary>It takes 4 business hours for a claim to lapse: the board is made to say that one did.</summary>
    [Fact]
    public async Task A_claim_that_lapsed_is_told_to_whose_it_was()
    {
        var desk = new Desk(portal, "alpes-du-nord");
        await desk.WriteAsync("roseline");
        await desk.HoldsAsync(1);
        await using var claire = await desk.ClaireAsync();
        await claire.Page.RouteAsync("**/board?*", async route =>
        {
            var unassigned = route.Request.Url.Replace("view=mine&lapsed=true", "view=unassigned", StringComparison.Ordinal);
            var answer = await (await route.FetchAsync(new() { Url = unassigned })).TextAsync();
            await route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = answer.Replace("\"lapsedFrom\":null", "\"lapsedFrom\":\"claire\"", StringComparison.Ordinal)
                    .Replace("\"lapsed\":0", "\"lapsed\":1", StringComparison.Ordinal).Replace("\"allLapsed\":0", "\"allLapsed\":1", StringComparison.Ordinal),
            });
        });
        await claire.OpenAsync("/agent/?view=mine");
        await Expect(claire.Page.GetByText("1 de vos prises en charge est échue : plus personne ne suit cette demande.")).ToBeVisibleAsync();
        await Expect(claire.Page.Rows()).ToHaveCountAsync(0);
        await claire.Page.GetByRole(AriaRole.Link, new() { Name = "La voir" }).ClickAsync();
        await Expect(claire.Page).ToHaveURLAsync(new Regex("/agent/\\?view=mine&lapsed=true$"));
        await Expect(claire.Page.GetByLabel("Prises en charge échues (1)")).ToBeCheckedAsync();
        await Expect(claire.Page.GetByText("Les miennes, prises en charge échues : 1 demande")).ToBeVisibleAsync();
        await Expect(claire.Page.Rows()).ToContainTextAsync("prise en charge échue(la vôtre)");
        await claire.Page.View("1 Non attribuées").ClickAsync();
        await claire.Page.GetByLabel("Prises en charge échues (1)").UncheckAsync();
        await Expect(claire.Page).ToHaveURLAsync(new Regex("/agent/\\?view=unassigned$"));
    }
}
