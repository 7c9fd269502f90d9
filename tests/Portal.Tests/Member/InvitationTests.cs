using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A member invites a proxy; the mail's link leads whoever is invited through the sign-in to what they accept.</summary>
[Collection(PortalCollection.Name)]
public sealed class InvitationTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Whoever_is_invited_signs_in_reads_what_is_agreed_to_and_accepts()
    {
        await using var inviter = await portal.MemberAsync("yolande", "Yolande Faure");
        var page = inviter.Page;
        await inviter.OpenAsync("/member/proxies.html");
        await page.InviteAsync("Ma fille", "fille@invite.example");
        await page.Button("Envoyer l’invitation").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "L’invitation est envoyée à Ma fille" }))
            .ToBeFocusedAsync();
        await Expect(page.Title("Invitations en attente")).ToBeVisibleAsync();
        Assert.Empty(await inviter.BarriersAsync());

        await using var invited = await portal.VisitAsync(
            options: new()
            {
                ColorScheme = ColorScheme.Dark,
                ViewportSize = new() { Width = 320, Height = 800 },
            }
        );
        var code = await portal.Service.Mails.InvitationCodeAsync("fille@invite.example");
        await invited.Page.GotoAsync($"/member/invitation.html#{code}");
        await invited.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Lucie Petit") }).ClickAsync();
        await Expect(invited.Page.Title("Yolande Faure vous invite à devenir son mandataire")).ToBeVisibleAsync();
        Assert.DoesNotContain(code, invited.Page.Url, StringComparison.Ordinal);
        await Expect(invited.Page.GetByText("Vous acceptez en tant que Lucie Petit.")).ToBeVisibleAsync();
        await Expect(invited.Page.GetByText("Il garde pour lui ce qu’il lit.")).ToBeVisibleAsync();
        await invited.Page.Button("Accepter la procuration").ClickAsync();
        Assert.Empty(await invited.BarriersAsync());
        await invited.Page.GetByLabel("J’ai lu ces termes").CheckAsync();
        await invited.Page.Button("Accepter la procuration").ClickAsync();
        await Expect(invited.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "mandataire de Yolande Faure" }))
            .ToBeFocusedAsync();
        Assert.Empty(await invited.BarriersAsync());
        await invited.Page.Link("Ouvrir la messagerie de Yolande Faure").ClickAsync();
        await Expect(invited.Page.Title("Messages et réponses de Yolande Faure")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Title("Lucie Petit")).ToBeVisibleAsync();
        await Expect(page.Title("Invitations en attente")).ToHaveCountAsync(0);
        await page.GetByText("Ce qui a été convenu").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).GetByText("Il garde pour lui ce qu’il lit.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_code_that_opens_nothing_is_said_beside_it_and_one_that_was_withdrawn_is_one()
    {
        await using var inviter = await portal.MemberAsync("zelie", "Zélie Roy");
        await inviter.OpenAsync("/member/proxies.html");
        await inviter.Page.InviteAsync("Mon fils", "fils@invite.example");
        await inviter.Page.Button("Envoyer l’invitation").ClickAsync();
        var code = await portal.Service.Mails.InvitationCodeAsync("fils@invite.example");
        await inviter.Page.Button("Retirer l’invitation de Mon fils").ClickAsync();
        await Expect(inviter.Page.GetByText("L’invitation de Mon fils est retirée.")).ToBeVisibleAsync();

        await using var visitor = await portal.MemberAsync("yvon");
        await visitor.OpenAsync("/member/proxies.html");
        await visitor.Page.Link("J’ai reçu un code").ClickAsync();
        await visitor.Page.Button("Voir l’invitation").ClickAsync();
        await DescribedAsync("Indiquez le code de votre courriel.");
        await visitor.Page.GetByLabel("Code de l’invitation").FillAsync(code);
        await visitor.Page.Button("Voir l’invitation").ClickAsync();
        await DescribedAsync("Ce code n’ouvre aucune invitation.");
        Assert.Empty(await visitor.BarriersAsync());

        Task DescribedAsync(string error) =>
            Expect(visitor.Page.GetByLabel("Code de l’invitation"))
                .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(error));
    }
}
