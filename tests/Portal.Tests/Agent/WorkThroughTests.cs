using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>A desk made for eighty answers a day, on a screen of 1280 by 800.</summary>
[Collection(DeskCollection.Name)]
public sealed class WorkThroughTests(Hosting.Portal portal)
{
    private const string Shifts = """
        new PerformanceObserver(list => list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)
          .forEach(({ value }) => { window.shifted = (window.shifted ?? 0) + value; })).observe({ type: 'layout-shift', buffered: true });
        """;

    private static readonly BrowserNewContextOptions Screen = new()
    {
        ViewportSize = new() { Width = 1280, Height = 800 },
    };

    [Fact]
    public async Task The_board_holds_twelve_requests_is_read_once_and_stands_still()
    {
        var desk = new Desk(portal, "picardie");
        for (var number = 0; number < 16; number++)
            await desk.WriteAsync("wandrille", theme: "situation", subject: "coordonnees");
        await desk.HoldsAsync(16, "situation");
        await using var claire = await desk.ClaireAsync(Screen);
        var readings = new ConcurrentQueue<string>();
        claire.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath.EndsWith("/board", StringComparison.Ordinal))
                readings.Enqueue(request.Url);
        };
        await claire.Context.AddInitScriptAsync(Shifts);
        await claire.OpenAsync("/agent/?theme=situation");
        await Expect(claire.Page.Locator("#connection")).ToHaveTextAsync("En direct");
        Assert.Single(readings);
        Assert.InRange(await claire.Page.EvaluateAsync<double>("window.shifted ?? 0"), 0, 0.05);
        var whole = await claire.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('#board > li')].filter(row => row.getBoundingClientRect().bottom <= "
                + "800).length"
        );
        Assert.True(whole >= 12, $"{whole} requests.");
        await Expect(claire.Page.Rows().First.Locator("strong")).ToHaveTextAsync("Autre");
        await Expect(claire.Page.Rows().First).ToContainTextAsync("wandrille");
    }

    [Fact]
    public async Task A_message_and_its_answer_stand_beside_each_other_without_scrolling()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("wilfrid");
        await using var claire = await desk.ClaireAsync(Screen);
        await claire.OpenAsync(letter.Page);
        foreach (var part in new[] { "#thread article", "#reply-text", "#send", "#send-next" })
        {
            var box = await claire.Page.Locator(part).First.BoundingBoxAsync();
            Assert.True(box!.Y >= 0 && box.Y + box.Height <= 800, $"{part} ends at {box.Y + box.Height}.");
        }
    }

    [Fact]
    public async Task A_templated_answer_takes_eight_keys_and_leads_to_the_next_request()
    {
        var desk = new Desk(portal, "picardie");
        var (first, second) = (
            await desk.WriteAsync("xavier", theme: "espace-prive", subject: "connexion"),
            await desk.WriteAsync("ximena", theme: "espace-prive", subject: "connexion")
        );
        await desk.HoldsAsync(2, "espace-prive");
        await using var claire = await desk.ClaireAsync(Screen);
        var page = claire.Page;
        await claire.OpenAsync("/agent/?theme=espace-prive");
        await claire.OpenAsync(first.Page);
        await Expect(page.GetByLabel("Modèle de réponse")).ToContainTextAsync("Choisir parmi");
        foreach (var key in new[] { "/", "t", "r", "a", "i", "Enter" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Answer()).ToHaveValueAsync(new Regex("^Bonjour Xavier,"));
        await Expect(page.Answer()).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Heading("Échange avec Ximena")).ToBeVisibleAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        Assert.EndsWith(second.Page, page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await first.AnswersAsync());

        await page.Answer().FillAsync("Bonjour, c’est fait.");
        await page.Button("Envoyer et ouvrir la suivante").ClickAsync();
        await Expect(page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("theme=espace-prive$"));
    }
}
