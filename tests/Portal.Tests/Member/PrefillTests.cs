using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A topic that was filled in for somebody is theirs once they write about it.</summary>
[Collection(PortalCollection.Name)]
public sealed class PrefillTests(Hosting.Portal portal)
{
    private const string FromService = "/member/new.html?service=declarer-changement-situation";

    [Fact]
    public async Task A_prefill_left_without_a_word_is_gone()
    {
        await using var visitor = await portal.MemberAsync("pacome");
        var page = visitor.Page;
        await visitor.OpenAsync(FromService);
        await Expect(page.Title("Mon message").And(page.Locator("h2"))).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Text()).ToBeVisibleAsync();
        await visitor.OpenAsync("/member/");
        await page.Link("Écrire un nouveau message").ClickAsync();
        await Expect(page.Title("Mon message concerne…")).ToBeVisibleAsync();
        await Expect(page.GetByText("Étape 1 sur 5")).ToBeVisibleAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_prefill_that_was_written_about_stays()
    {
        await using var visitor = await portal.MemberAsync("palmyre");
        var page = visitor.Page;
        await visitor.OpenAsync(FromService);
        await page.Text().FillAsync("Bonjour, je déménage.");
        await visitor.OpenAsync("/member/");
        await page.Link("Écrire un nouveau message").ClickAsync();
        await Expect(page.Text()).ToHaveValueAsync("Bonjour, je déménage.");
    }
}
