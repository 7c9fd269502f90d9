using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>Browsers that keep nothing, or that are five years old.</summary>
[Collection(PortalCollection.Name)]
public sealed class OldBrowserTests(Hosting.Portal portal)
{
    private const string Throwing = """
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('Denied', 'SecurityError'); } });
        delete window.BroadcastChannel;
        """;

    private const string Absent = """
        for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });
        delete window.BroadcastChannel;
        """;

    private const string Full =
        "Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };";

    private const string FiveYearsOld = """
        for (const name of ['BroadcastChannel', 'structuredClone', 'reportError']) delete window[name];
        delete AbortSignal.timeout; delete AbortSignal.any; delete URL.canParse; delete URL.parse; delete Object.hasOwn; delete Object.groupBy;
        delete crypto.randomUUID; delete Promise.withResolvers;
        for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with']) delete Array.prototype[name];
        delete String.prototype.at; delete String.prototype.isWellFormed; delete URLSearchParams.prototype.size;
        delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close; delete Element.prototype.checkVisibility;
        """;

    [Theory]
    [InlineData("denied", Throwing)]
    [InlineData("absent", Absent)]
    [InlineData("full", Full)]
    [InlineData("old", FiveYearsOld)]
    public async Task A_member_writes_and_reads(string kind, string script)
    {
        await using var visitor = await portal.MemberAsync($"firmin-{kind}");
        var page = visitor.Page;
        await visitor.Context.AddInitScriptAsync(script);
        await visitor.OpenAsync("/member/");
        await page.Link("Écrire un nouveau message").ClickAsync();
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon changement de situation");
        await page.Button("Fermer et écrire mon message").ClickAsync();
        await page.Text().FillAsync("Bonjour, je déménage.");
        await page.Button("Valider").ClickAsync();
        await page.SendAsync();
        await page.Link("Voir cet échange").ClickAsync();
        await Expect(page.GetByText("Bonjour, je déménage.")).ToBeVisibleAsync();
        foreach (
            var address in new[]
            {
                "/member/",
                "/member/preferences.html",
                "/member/access.html",
                "/member/proxies.html",
            }
        )
            await visitor.OpenAsync(address);
        await page.Button("Se déconnecter").ClickAsync();
        await Expect(page.Title("Démonstration : se connecter en tant que")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("denied", Throwing)]
    [InlineData("absent", Absent)]
    [InlineData("full", Full)]
    [InlineData("old", FiveYearsOld)]
    public async Task An_agent_answers(string kind, string script)
    {
        var contact = await portal.SubmitAsync($"firmine-{kind}", "Bonjour, une question.");
        await using var visitor = await portal.StaffAsync("claire", "Claire Dubois");
        var page = visitor.Page;
        await visitor.Context.AddInitScriptAsync(script);
        await visitor.OpenAsync("/agent/");
        await visitor.OpenAsync("/agent/figures.html");
        await visitor.OpenAsync($"/agent/contact.html?member={contact.MemberId}&id={contact.Id}");
        await page.GetByLabel("Réponse à l’adhérent").FillAsync("Bonjour, c’est fait.");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_leaves_a_text_that_is_not_kept_is_asked_first()
    {
        await using var visitor = await portal.MemberAsync("firmin-leaving");
        var page = visitor.Page;
        await visitor.Context.AddInitScriptAsync(Throwing);
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().PressSequentiallyAsync("Bonjour,");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };
        await page.ReloadAsync();
        Assert.Equal("beforeunload", await asked.Task);
    }
}
