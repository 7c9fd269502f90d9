using Microsoft.Playwright;
using MsaOrleans.Mailboxes;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class ProxyTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_proxy_writes_under_their_own_name_in_a_mailbox_that_is_named_all_along()
    {
        await portal.GrantAsync("eulalie", "Eulalie Faure", "damien");
        await using var visitor = await portal.MemberAsync(
            "damien",
            "Damien Colin",
            options: new()
            {
                ViewportSize = new() { Width = 320, Height = 480 },
            }
        );
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await page.Link("Eulalie Faure, par procuration").ClickAsync();
        await Expect(page.Title("Messages et réponses d’Eulalie Faure")).ToBeVisibleAsync();
        await page.Button("Menu").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Principale" }).GetByRole(AriaRole.Link))
            .ToHaveTextAsync(["Mes messages", "Nouveau message"]);
        await page.Button("Menu").ClickAsync();

        await page.Link("Écrire un nouveau message").ClickAsync();
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().FillAsync("Bonjour, au nom de ma mère.");
        await page.Button("Valider").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "Damien Colin, mandataire" }))
            .ToBeVisibleAsync();
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Procuration" }))
            .ToContainTextAsync("Messagerie d’Eulalie Faure");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Procuration" })).ToBeInViewportAsync();
        await page.SendAsync();

        var author = Assert.Single((await portal.MailboxAsync("eulalie")).Contacts).Messages[0].Author;
        Assert.Equal(new AuthorView(AuthorKind.Proxy, "Damien Colin"), author);
        Assert.Empty((await portal.MailboxAsync("damien")).Contacts);
        await page.Link("Voir cet échange").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Damien Colin, mandataire");
        await page.Link("Revenir à ma messagerie").ClickAsync();
        await Expect(page.Title("Mes messages et mes réponses")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_proxy_chooses_among_the_topics_of_the_member_they_write_for()
    {
        await using var visitor = await portal.VisitAsync(
            new
            {
                sub = "lucie",
                role = "member",
                fund = "picardie",
                name = "Lucie Petit",
                profile = "tiers",
            }
        );
        await visitor.OpenAsync("/member/new.html?boite=odile");
        await Expect(visitor.Page.GetByLabel("Cotisations Exploitants, parcellaire, affiliation, facture"))
            .ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("Embauche, contrats, vie des salariés")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Preferences_and_procurations_are_never_those_of_the_mailbox_held()
    {
        await portal.GrantAsync("flore", "Flore Gay", "gaston");
        await using var visitor = await portal.MemberAsync("gaston");
        await visitor.OpenAsync("/member/preferences.html?boite=flore");
        await Expect(visitor.Page).ToHaveURLAsync("/member/preferences.html");
        await Expect(visitor.Page.GetByText("gaston@membre.example")).ToBeVisibleAsync();
        await visitor.OpenAsync("/member/proxies.html?boite=flore");
        await Expect(visitor.Page).ToHaveURLAsync("/member/proxies.html");
    }
}
