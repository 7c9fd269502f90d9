using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>Who opened the mailbox, in words.</summary>
[Collection(PortalCollection.Name)]
public sealed class AccessTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_member_reads_who_opened_their_mailbox_and_what_they_did()
    {
        await portal.ReplyAsync(await portal.SubmitAsync("sabine", "Bonjour, une question."), "Bonjour, une réponse.");
        await using var visitor = await portal.MemberAsync("sabine");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/preferences.html");
        await page.Link("Qui a ouvert ma boîte").ClickAsync();
        await Expect(page.Title("Qui a ouvert ma boîte")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToContainTextAsync(", gestionnaire, MSA ");
        await Expect(page.GetByText("vous a répondu")).ToBeVisibleAsync();
        await page.Link("voir l’échange").ClickAsync();
        await Expect(page.GetByText("Bonjour, une réponse.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mailbox_that_nobody_else_opened_says_so()
    {
        await using var visitor = await portal.MemberAsync("solange");
        await visitor.OpenAsync("/member/access.html");
        await Expect(visitor.Page.GetByText("Personne d’autre que vous n’a ouvert votre messagerie."))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_does_not_fit_a_page_comes_when_asked_for()
    {
        await using var visitor = await portal.MemberAsync("sidonie");
        var page = visitor.Page;
        await page.RouteAsync(
            "**/api/**/access*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "application/json",
                        Body = route.Request.Url.Contains("after=1.2.picardie", StringComparison.Ordinal)
                            ? Page("2026-03-02T09:00:00Z", "Karim Benali", "null")
                            : Page("2026-03-03T09:00:00Z", "Claire Dubois", "\"1.2.picardie\""),
                    }
                )
        );
        await visitor.OpenAsync("/member/access.html");
        await Expect(page.GetByText("mardi 3 mars 2026")).ToBeVisibleAsync();
        await page.Button("Voir plus ancien").ClickAsync();
        await Expect(page.GetByText("Karim Benali")).ToBeVisibleAsync();
        await Expect(page.GetByText("Claire Dubois")).ToBeVisibleAsync();
        await Expect(page.Button("Voir plus ancien")).ToHaveCountAsync(0);
    }

    private static string Page(string at, string name, string next) =>
        $$"""
            { "entries": [{ "at": "{{at}}", "name": "{{name}}", "capacity": "agent", "fund": "picardie",
              "act": "ListContacts", "contactId": null }], "next": {{next}} }
            """;
}
