using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class LiveBoardTests(Hosting.Portal portal)
{
    private static readonly string[] Reasons =
    [
        "mes-paiements",
        "mon-attestation-de-paiement",
        "mon-attestation-fiscale",
        "quotient-familial",
        "mon-dossier-famille",
        "ma-declaration-de-ressources",
    ];

    [Fact]
    public async Task What_a_colleague_does_shows_in_a_second_browser_without_losing_place_or_focus()
    {
        var desk = new Desk(portal, "lorraine");
        var letters = new List<Letter>();
        foreach (var reason in Reasons)
            letters.Add(await desk.WriteAsync("ninon", reason));
        await desk.HoldsAsync(Reasons.Length);
        await using var claire = await desk.ClaireAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 500 },
            }
        );
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
        await page.RouteAsync(
            "**/board/events",
            async route =>
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
            }
        );
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

    /// <summary>It takes 4 office hours for a claim to lapse: the board is made to say that one did.</summary>
    [Fact]
    public async Task A_claim_that_lapsed_is_told_to_whose_it_was()
    {
        var desk = new Desk(portal, "alpes-du-nord");
        await desk.WriteAsync("roseline");
        await desk.HoldsAsync(1);
        await using var claire = await desk.ClaireAsync();
        await claire.Page.RouteAsync(
            "**/board?*",
            async route =>
            {
                var unassigned = route.Request.Url.Replace(
                    "view=mine&lapsed=true",
                    "view=unassigned",
                    StringComparison.Ordinal
                );
                var answer = await (await route.FetchAsync(new() { Url = unassigned })).TextAsync();
                await route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = answer
                            .Replace("\"lapsedFrom\":null", "\"lapsedFrom\":\"claire\"", StringComparison.Ordinal)
                            .Replace("\"lapsed\":0", "\"lapsed\":1", StringComparison.Ordinal)
                            .Replace("\"allLapsed\":0", "\"allLapsed\":1", StringComparison.Ordinal),
                    }
                );
            }
        );
        await claire.OpenAsync("/agent/?view=mine");
        await Expect(
                claire.Page.GetByText("1 de vos prises en charge est échue : plus personne ne suit cette demande.")
            )
            .ToBeVisibleAsync();
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
