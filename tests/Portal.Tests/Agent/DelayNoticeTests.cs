using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>A supervisor tells members that answers take longer.</summary>
[Collection(DeskCollection.Name)]
public sealed class DelayNoticeTests(Hosting.Portal portal)
{
    private const string Text = "Les réponses tardent : comptez dix jours.";

    [Fact]
    public async Task A_notice_is_put_up_read_before_writing_and_on_the_recap_and_taken_down()
    {
        var desk = new Desk(portal, "limousin");
        await using var sylvie = await desk.SylvieAsync();
        var chief = sylvie.Page;
        Assert.InRange(await sylvie.WeighAsync("/agent/notices.html"), 20_000, 80_000);
        await Expect(chief.GetByText("Aucun avis n’est affiché.")).ToBeVisibleAsync();
        await chief.GetByLabel("Thème").SelectOptionAsync("famille");
        await chief.GetByLabel("Texte").FillAsync("Trop");
        await chief.Button("Afficher").ClickAsync();
        await Expect(chief.GetByText("La date de fin est obligatoire.").First).ToBeVisibleAsync();
        await chief.GetByLabel("Texte").FillAsync(Text);
        var last = await chief.GetByLabel("Dernier jour d’affichage").GetAttributeAsync("max");
        await chief.GetByLabel("Dernier jour d’affichage").FillAsync(last!);
        await chief.Button("Afficher").ClickAsync();
        await Expect(chief.GetByText("L’avis est affiché.")).ToBeVisibleAsync();
        await Expect(chief.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Text })).ToHaveCountAsync(1);

        await using (var visitor = await desk.MemberAsync("leonce"))
        {
            var page = visitor.Page;
            await visitor.OpenAsync("/member/new.html");
            await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
            await Expect(page.GetByText(Text)).ToBeVisibleAsync();
            await page.Text().FillAsync("Bonjour, où en est mon dossier ?");
            await page.Button("Valider").ClickAsync();
            await Expect(page.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
            await Expect(page.GetByText(Text)).ToBeVisibleAsync();
        }

        await chief.GetByRole(AriaRole.Button, new() { Name = "Retirer l’avis" }).ClickAsync();
        await Expect(chief.GetByText("L’avis est retiré.")).ToBeVisibleAsync();
        await Expect(chief.GetByText(Text)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_agent_reads_no_such_page()
    {
        await using var claire = await new Desk(portal, "limousin").ClaireAsync();
        await claire.Page.GotoAsync("/agent/notices.html");
        await Expect(claire.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agent/$"));
        await Expect(claire.Page.GetByRole(AriaRole.Link, new() { Name = "Avis de délai" })).ToHaveCountAsync(0);
    }
}
