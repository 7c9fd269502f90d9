using MsaOrleans.Portal.Tests.Agent;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>What is written in one tab never takes the place of what is written in another.</summary>
[Collection(PortalCollection.Name)]
public sealed class TwoTabsTests(Hosting.Portal portal)
{
    private const string Long = "Bonjour, voici une longue réponse qui m’a pris du temps.",
        Short = "x",
        TabName = "sessionStorage.getItem('onglet')";

    [Fact]
    public async Task Each_keeps_its_own_answer()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("ursule");
        await using var claire = await desk.ClaireAsync();
        var (first, second) = (claire.Page, await claire.Context.NewPageAsync());
        await claire.OpenAsync(letter.Page);
        await second.GotoAsync(letter.Page);
        await first.Answer().FillAsync(Long);
        await second.Answer().FillAsync(Short);
        await first.Note().FillAsync("Une longue note.");
        await second.Note().FillAsync("y");
        await first.ReloadAsync();
        await Expect(first.Answer()).ToHaveValueAsync(Long);
        await Expect(first.Note()).ToHaveValueAsync("Une longue note.");
        await second.ReloadAsync();
        await Expect(second.Answer()).ToHaveValueAsync(Short);

        await second.Button("Envoyer la réponse").ClickAsync();
        await Expect(second.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        await first.ReloadAsync();
        await Expect(first.Answer()).ToHaveValueAsync(Long);
    }

    [Fact]
    public async Task A_copied_tab_is_another_tab()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("urbain");
        await using var claire = await desk.ClaireAsync();
        var first = claire.Page;
        await claire.OpenAsync(letter.Page);
        await first.Answer().FillAsync(Long);
        var second = await claire.Context.RunAndWaitForPageAsync(() =>
            first.EvaluateAsync("window.open(location.href)")
        );
        await Expect(second.Answer()).ToHaveValueAsync(Long);
        var name = await first.EvaluateAsync<string>(TabName);
        await second.Answer().FillAsync(Short);
        // The browser tells the first tab of it a moment later.
        await first.WaitForFunctionAsync($"name => {TabName} !== name", name);
        await first.ReloadAsync();
        await Expect(first.Answer()).ToHaveValueAsync(Long);
        await second.ReloadAsync();
        await Expect(second.Answer()).ToHaveValueAsync(Short);
    }

    [Fact]
    public async Task What_a_closed_tab_left_is_found_again_until_it_is_sent()
    {
        await using var visitor = await portal.MemberAsync("ulysse");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync("Bonjour, une question.");
        var other = await visitor.Context.NewPageAsync();
        await page.CloseAsync();
        await other.GotoAsync("/member/new.html");
        await Expect(other.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
        await other.SendAsync();
        await other.GotoAsync("/member/new.html");
        await Expect(other.Title("Mon message concerne…")).ToBeVisibleAsync();
    }
}
