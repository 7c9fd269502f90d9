using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A procuration that ends while its holder reads or writes.</summary>
[Collection(PortalCollection.Name)]
public sealed class EndedProcurationTests(Hosting.Portal portal)
{
    private const string Text = "Bonjour, au nom de mon père.";

    [Fact]
    public async Task A_message_that_can_no_longer_be_sent_is_there_to_be_copied()
    {
        await portal.GrantAsync("uranie", "Uranie Petit", "venance");
        await using var visitor = await portal.MemberAsync("venance");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html?boite=uranie");
        await page.WriteAsync(Text);
        await portal.RevokeAsync("uranie", "venance");
        await page.Button("Envoyer").ClickAsync();
        await EndedAsync(
            visitor,
            "La procuration d’Uranie Petit a pris fin ou a été révoquée\u00a0: vous n’avez plus accès à cette "
                + "messagerie."
        );
        await Expect(page.GetByLabel("Votre message")).ToHaveValueAsync(Text);
        await Expect(page.GetByLabel("Votre message")).Not.ToBeEditableAsync();
        Assert.Empty(await visitor.BarriersAsync());
        Assert.Empty((await portal.MailboxAsync("uranie")).Contacts);

        await page.ReloadAsync();
        await Expect(page.GetByLabel("Votre message")).ToHaveValueAsync(Text);
        await page.Link("Revenir à ma messagerie").ClickAsync();
        await Expect(page.Title("Mes messages et mes réponses")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_exchange_that_can_no_longer_be_read_or_added_to_says_why()
    {
        var contact = await portal.SubmitAsync("wandrille", "Bonjour, une question.");
        await portal.GrantAsync("wandrille", "Wandrille Roy", "xenia");
        await using var visitor = await portal.MemberAsync("xenia");
        var page = visitor.Page;
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}&boite=wandrille");
        await page.Text().FillAsync(Text);
        await portal.RevokeAsync("wandrille", "xenia");
        await page.Button("Envoyer").ClickAsync();
        await EndedAsync(visitor, "La procuration de Wandrille Roy a pris fin");
        await page.ReloadAsync();
        await EndedAsync(visitor, "La procuration de Wandrille Roy a pris fin");
        await Expect(page.GetByLabel("Votre message")).ToHaveValueAsync(Text);
        await page.Link("Mes messages").ClickAsync();
        await Expect(page).ToHaveURLAsync("/member/");
    }

    [Fact]
    public async Task An_exchange_that_is_gone_from_a_mailbox_still_held_is_only_not_found()
    {
        await portal.GrantAsync("yolaine", "Yolaine Faure", "zacharie");
        await using var visitor = await portal.MemberAsync("zacharie");
        await visitor.OpenAsync("/member/?boite=yolaine");
        await visitor.OpenAsync($"/member/contact.html?id={new string('0', 32)}&boite=yolaine");
        await Expect(visitor.Page.Title("Introuvable")).ToBeVisibleAsync();
    }

    private static async Task EndedAsync(Visitor visitor, string said)
    {
        var page = visitor.Page;
        await Expect(page.Title("Procuration terminée")).ToBeFocusedAsync();
        await Expect(page.GetByText(said)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Procuration" })).ToHaveCountAsync(0);
    }
}
