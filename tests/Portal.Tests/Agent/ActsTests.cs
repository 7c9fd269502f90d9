using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>Several requests are claimed from the board at once, and who else reads one is told.</summary>
[Collection(DeskCollection.Name)]
public sealed class ActsTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Requests_that_are_chosen_are_claimed_together_and_what_was_refused_is_told()
    {
        var desk = new Desk(portal, "provence-azur");
        var letters = new[]
        {
            await desk.WriteAsync("aline"),
            await desk.WriteAsync("bruno"),
            await desk.WriteAsync("cora"),
        };
        using var karim = await desk.ColleagueAsync();
        await letters[2].ClaimAsync(karim);
        await desk.ShowsAsync(letters[2], 2);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync("/agent/");
        foreach (var name in new[] { "Aline", "Bruno", "Cora" })
            await page.Row(name).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Demandes choisies" })).ToContainTextAsync("3");
        Assert.Empty(await claire.BarriersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Prendre en charge" }).ClickAsync();

        await Expect(page.GetByText("Déjà prise en charge par Karim Benali (1)")).ToBeVisibleAsync();
        foreach (var letter in letters[..2])
            await desk.ShowsAsync(letter, 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Actualiser" }).ClickAsync();
        await Expect(page.Row("Claire Dubois (vous)")).ToHaveCountAsync(2);
        await Expect(page.Row("Karim Benali")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Whoever_opens_a_contact_reads_who_else_has_it_open()
    {
        var desk = new Desk(portal, "picardie");
        var letter = await desk.WriteAsync("delphine");
        using var karim = await desk.ColleagueAsync();
        var presence = $"/api/v1/mailboxes/{letter.MemberId}/contacts/{letter.ContactId}/presence";
        (await karim.PutAsync(presence, null)).EnsureSuccessStatusCode();
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync(letter.Page);
        await claire.Page.Keyboard.PressAsync("Shift");
        await Expect(claire.Page.GetByText("Karim Benali a aussi cet échange sous les yeux.")).ToBeVisibleAsync();
    }
}
