using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A message that is sent goes once, whatever becomes of its answer.</summary>
[Collection(PortalCollection.Name)]
public sealed class SendingTests(Hosting.Portal portal)
{
    private const string Contacts = "**/api/v1/mailboxes/*/contacts",
        Question = "Bonjour, quand serai-je payé ?";

    [Fact]
    public async Task A_double_click_sends_once()
    {
        await using var visitor = await portal.MemberAsync("hugo");
        var page = visitor.Page;
        var posts = 0;
        page.Request += (_, request) =>
            posts += request.Method == "POST" && request.Url.EndsWith("/contacts", StringComparison.Ordinal) ? 1 : 0;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync(Question);
        await page.Button("Envoyer").DblClickAsync();
        await Expect(page.Title("Votre message est envoyé")).ToBeVisibleAsync();
        Assert.Equal(1, posts);
        var sent = Assert.Single((await portal.MailboxAsync("hugo")).Contacts);
        await Expect(page.GetByText(sent.Reference, new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_message_on_its_way_is_not_thrown_away()
    {
        await using var visitor = await portal.MemberAsync("hubert");
        var page = visitor.Page;
        var answer = new TaskCompletionSource();
        await page.RouteAsync(
            Contacts,
            async route =>
            {
                await answer.Task;
                await route.ContinueAsync();
            }
        );
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync(Question);
        await page.Button("Envoyer").ClickAsync();
        await page.Button("Annuler").ClickAsync();
        await page.Button("Précédent").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
        answer.SetResult();
        await Expect(page.Title("Votre message est envoyé")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_sent_again_as_the_same_and_as_another_once_changed()
    {
        await using var visitor = await portal.MemberAsync("ines");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync(Question);
        await LoseAnswerAsync(page);
        await page.SendAsync();
        Assert.Single((await portal.MailboxAsync("ines")).Contacts);

        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync("Bonjour, et mes cotisations ?");
        await LoseAnswerAsync(page);
        await page.Button("Précédent").ClickAsync();
        await page.Text().FillAsync("Bonjour, et mes cotisations de mars ?");
        await page.Button("Valider").ClickAsync();
        await page.SendAsync();
        Assert.Equal(
            ["Bonjour, et mes cotisations de mars ?", "Bonjour, et mes cotisations ?", Question],
            (await portal.MailboxAsync("ines")).Contacts.Select(contact => contact.Messages[0].Text)
        );
    }

    [Theory]
    [InlineData(
        429,
        """{"code":"too-many-requests","title":"Trop de demandes","detail":"Trop."}""",
        "vous pourrez l’envoyer dans 10\u00a0minutes"
    )]
    [InlineData(
        409,
        """{"code":"mailbox-full","title":"Messagerie pleine","detail":"Toutes vos demandes attendent encore une réponse."}""",
        "Toutes vos demandes attendent encore une réponse."
    )]
    [InlineData(503, "", "Service momentanément indisponible")]
    [InlineData(
        400,
        """{"code":"topic-not-for-profile","title":"Sujet non proposé","detail":"Non.","errors":{"reason":["Ce motif n’est pas proposé à ce profil."]}}""",
        "Ce motif n’est pas proposé à ce profil."
    )]
    public async Task A_refusal_is_told_on_the_recap_with_all_that_was_written(int status, string problem, string said)
    {
        await using var visitor = await portal.MemberAsync($"julie-{status}");
        var page = visitor.Page;
        await page.RouteAsync(
            Contacts,
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = status,
                        ContentType = problem.Length > 0 ? "application/problem+json" : "text/plain",
                        Headers = new Dictionary<string, string> { ["Retry-After"] = "600" },
                        Body = problem,
                    }
                )
        );
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync(Question);
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(said);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByText(Question)).ToBeVisibleAsync();
        await page.UnrouteAsync(Contacts);
        await page.SendAsync();
    }

    /// <summary>The service receives the message; the page never hears of it.</summary>
    private static async Task LoseAnswerAsync(IPage page)
    {
        await page.RouteAsync(
            Contacts,
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync("connectionreset");
            }
        );
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connexion interrompue");
        await page.UnrouteAsync(Contacts);
    }
}
