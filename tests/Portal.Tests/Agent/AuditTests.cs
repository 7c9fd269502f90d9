using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>The audit trail as the administration reads it.</summary>
[Collection(DeskCollection.Name)]
public sealed class AuditTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Entries_are_found_by_whose_mailbox_it_is_on_a_page_that_is_light()
    {
        var contact = await portal.SubmitAsync("apolline", "Bonjour, une question.");
        await using (var claire = await portal.StaffAsync("claire", "Claire Dubois"))
            await claire.OpenAsync($"/agent/contact.html?member={contact.MemberId}&id={contact.Id}");
        await using var admin = await AdminAsync();
        var page = admin.Page;
        Assert.InRange(await admin.WeighAsync("/agent/audit.html"), 20_000, 80_000);
        await page.GetByLabel("Identifiant de l’adhérent").FillAsync("apolline");
        await page.Button("Chercher").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("\\?memberId=apolline$"));
        var read = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "GetContact" }).First;
        await Expect(read).ToContainTextAsync("gestionnaire");
        await Expect(read).ToContainTextAsync("fait");
        await Expect(read).ToContainTextAsync("apolline");
    }

    [Fact]
    public async Task An_agent_has_no_business_there()
    {
        await using var claire = await portal.StaffAsync("claire", "Claire Dubois");
        await claire.Page.GotoAsync("/agent/audit.html");
        await Expect(claire.Page).ToHaveURLAsync(new Regex("/agent/$"));
        await Expect(claire.Page.GetByRole(AriaRole.Link, new() { Name = "Journal des accès" })).ToHaveCountAsync(0);
    }

    private Task<Visitor> AdminAsync() =>
        portal.VisitAsync(
            new
            {
                sub = "admin",
                role = "admin",
                name = "Administration",
            }
        );
}
