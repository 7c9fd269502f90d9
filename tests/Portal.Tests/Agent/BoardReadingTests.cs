using System.Threading.Channels;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>What a board shows of what it reads, when readings overlap, are held up or fail.</summary>
[Collection(DeskCollection.Name)]
public sealed class BoardReadingTests(Hosting.Portal portal)
{
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
        await page.RouteAsync(
            "**/board?*",
            route =>
                route.ContinueAsync(
                    new() { Url = route.Request.Url.Replace("limit=50", "limit=1", StringComparison.Ordinal) }
                )
        );
        await claire.OpenAsync("/agent/?theme=retraite&shown=1");
        await Expect(page.GetByText("Ouvertes : 1 première demande")).ToBeVisibleAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("En direct");

        using var elsewhere = await there.ColleagueAsync();
        await earlier.PassOnAsync(elsewhere, "charentes", "retraite", "carriere", "autre");
        await Expect(page.Button("1 changement – Actualiser")).ToBeVisibleAsync();
        await Expect(page.Rows()).ToHaveCountAsync(1);
        await Expect(page.Rows()).Not.ToContainTextAsync("n’est plus dans cette vue");
    }

    /// <summary>
    /// Pages of the board are made to hold one contact each. It is read when it is opened, when it goes live, and when
    /// news come.
    /// </summary>
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
        await page.RouteAsync(
            "**/board?*",
            async route =>
            {
                if (++readings == 3 && held.TrySetResult(route))
                    return;
                await route.ContinueAsync(
                    new() { Url = route.Request.Url.Replace("limit=50", "limit=1", StringComparison.Ordinal) }
                );
            }
        );
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

    /// <summary>
    /// Each reading takes longer than changes are gathered for: had each change its own, none would be shown before
    /// another overtook it.
    /// </summary>
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
        await page.RouteAsync(
            "**/board?*",
            async route =>
            {
                most = Math.Max(most, ++underWay);
                await held.Writer.WriteAsync(route);
            }
        );
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
}
