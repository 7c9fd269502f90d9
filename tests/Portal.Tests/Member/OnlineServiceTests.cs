using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Figures;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class OnlineServiceTests(Hosting.Portal portal)
{
    private const string Change = "Mon changement de situation",
        Offer = "La MSA accélère vos démarches";

    [Fact]
    public async Task The_service_opens_beside_the_message_and_is_counted_as_used()
    {
        await using var visitor = await VisitAsync("karl", "alsace");
        var page = visitor.Page;
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, Change);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = Offer });
        await Expect(dialog)
            .ToContainTextAsync("La MSA vous propose le service en ligne Déclarer un changement de situation");
        var service = await visitor.Context.RunAndWaitForPageAsync(() =>
            dialog.GetByRole(AriaRole.Link, new() { Name = "J’utilise le service en ligne" }).ClickAsync()
        );
        Assert.Equal("https://www.msa.example/services/famille/changement-situation", service.Url);
        Assert.True(await service.EvaluateAsync<bool>("window.opener === null"));

        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Déclarer un changement de situation" }))
            .ToHaveAttributeAsync("href", "https://www.msa.example/services/famille/changement-situation");
        await CountsBecomeAsync("alsace", offered: 1, used: 1, declined: 0);
    }

    [Fact]
    public async Task Whoever_closes_the_offer_writes_and_is_not_asked_again()
    {
        await using var visitor = await VisitAsync("leila", "armorique");
        var page = visitor.Page;
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, Change);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await page.Button("Modifier le motif").ClickAsync();
        await page.ChooseAsync(Change);
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await CountsBecomeAsync("armorique", offered: 1, used: 0, declined: 1);
    }

    [Fact]
    public async Task Whoever_would_rather_change_the_topic_goes_back_to_it()
    {
        await using var visitor = await VisitAsync("marin", "alpes-vaucluse");
        var page = visitor.Page;
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, Change);
        await page.Button("Modifier mon choix").ClickAsync();
        await Expect(page.Title("Motif")).ToBeFocusedAsync();
        await page.ChooseAsync("Mon dossier Famille");
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await Expect(page.GetByText("Service en ligne")).ToHaveCountAsync(0);
        await CountsBecomeAsync("alpes-vaucluse", offered: 1, used: 0, declined: 1);
    }

    [Fact]
    public async Task A_count_that_fails_disturbs_nobody()
    {
        await using var visitor = await VisitAsync("nadia", "picardie");
        var page = visitor.Page;
        await page.RouteAsync("**/outcomes", route => route.AbortAsync());
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, Change);
        await page.Button("Fermer et écrire mon message").ClickAsync();
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_message_begun_on_the_page_of_a_service_has_its_topic_and_is_not_sent_back_there()
    {
        await using var visitor = await VisitAsync("oscar", "picardie", "?service=declarer-changement-situation");
        var page = visitor.Page;
        await Expect(page.Title("Mon message")).ToBeVisibleAsync();
        foreach (
            var choice in (string[])
                [
                    $"Mon message concerne\u00a0: {MemberPage.Family}",
                    $"Sujet\u00a0: {MemberPage.Allowances}",
                    $"Motif\u00a0: {Change}",
                ]
        )
            await Expect(page.GetByText(choice, new() { Exact = true })).ToBeVisibleAsync();
        await page.Button("Modifier le motif").ClickAsync();
        await page.ChooseAsync(Change);
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();

        await page.Button("Modifier le motif").ClickAsync();
        await page.ChooseAsync("Autre");
        await page.Text().FillAsync("Bonjour, autre chose encore.");
        await page.ReloadAsync();
        await Expect(page.GetByText("Motif\u00a0: Autre", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Text()).ToHaveValueAsync("Bonjour, autre chose encore.");
    }

    [Theory]
    [InlineData("Le garder sous son sujet", "Mon dossier Famille")]
    [InlineData($"Le mettre sous «\u00a0{Change}\u00a0»", Change)]
    public async Task A_message_begun_about_something_else_takes_the_topic_of_a_service_only_when_told_to(
        string answer,
        string reason
    )
    {
        const string Begun = "Bonjour, une question sur mon dossier.";
        await using var visitor = await VisitAsync($"quitterie-{reason.Length}", "picardie");
        var page = visitor.Page;
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().FillAsync(Begun);
        await page.GotoAsync("/member/new.html?service=declarer-changement-situation");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Vous aviez commencé un message" }))
            .ToContainTextAsync(
                "Il porte sur «\u00a0Mon dossier Famille\u00a0». Vous venez d’un service en ligne qui "
                    + $"concerne «\u00a0{Change}\u00a0»."
            );
        Assert.Empty(await visitor.BarriersAsync());
        await page.Button(answer).ClickAsync();
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await Expect(page.GetByText($"Motif\u00a0: {reason}", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Text()).ToHaveValueAsync(Begun);

        await page.ReloadAsync();
        await Expect(page.GetByText($"Motif\u00a0: {reason}", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Text()).ToHaveValueAsync(Begun);
    }

    [Fact]
    public async Task A_link_from_a_service_that_does_not_exist_still_lets_one_write()
    {
        await using var visitor = await VisitAsync("paola", "picardie", "?service=inconnu");
        await Expect(visitor.Page.Title("Mon message concerne…")).ToBeVisibleAsync();
    }

    private async Task<Visitor> VisitAsync(string sub, string fund, string query = "")
    {
        var visitor = await portal.VisitAsync(
            new
            {
                sub,
                role = "member",
                fund,
                name = $"Nom de {sub}",
                email = $"{sub}@membre.example",
                profile = "particulier",
            }
        );
        await visitor.Context.RouteAsync(
            "https://www.msa.example/**",
            route => route.FulfillAsync(new() { Body = "Le service en ligne.", ContentType = "text/plain" })
        );
        await visitor.OpenAsync($"/member/new.html{query}");
        return visitor;
    }

    /// <summary>
    /// Counts are on their way while the page goes on; each fund of these tests is counted for one of them only.
    /// </summary>
    private async Task CountsBecomeAsync(string fund, int offered, int used, int declined)
    {
        using var supervisor = await portal.Service.SignInAsync(
            new
            {
                sub = $"responsable-{fund}",
                role = "supervisor",
                fund,
                name = "Une responsable",
            }
        );
        var expected = new DeflectionFigures(
            "declarer-changement-situation",
            "mon-changement-de-situation",
            offered,
            used,
            declined
        );
        await Eventually.TrueAsync(
            async () =>
                (
                    await Correspondence.ReadAsync<FundFigures>(
                        await supervisor.GetAsync($"/api/v1/funds/{fund}/figures")
                    )
                ).Deflection.SequenceEqual([expected]),
            TimeSpan.FromSeconds(10)
        );
    }
}
