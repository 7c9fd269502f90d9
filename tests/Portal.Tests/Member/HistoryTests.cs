using System.Collections.Concurrent;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class HistoryTests(Hosting.Portal portal)
{
    [Fact]
    public async Task An_answer_is_new_until_it_is_opened()
    {
        await portal.ReplyAsync(
            await portal.SubmitAsync("quentin", "Bonjour, une première question."),
            "Bonjour, une première réponse."
        );
        await portal.ReplyAsync(
            await portal.SubmitAsync("quentin", "Bonjour, une seconde question."),
            "Bonjour, une seconde réponse."
        );
        await using var visitor = await portal.MemberAsync("quentin");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await Expect(page.GetByText("2\u00a0nouvelles réponses", new() { Exact = true })).ToBeVisibleAsync();
        var newest = page.GetByRole(AriaRole.Article).First;
        await Expect(newest.GetByText("Nouvelle réponse", new() { Exact = true })).ToBeVisibleAsync();

        await Expect(newest.GetByText("Bonjour, une seconde réponse.")).ToBeVisibleAsync();

        await page.Exchange().First.ClickAsync();
        await Expect(page.Exchange().First).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(newest.GetByText("Nouvelle réponse", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByText("1\u00a0nouvelle réponse", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, (await portal.MailboxAsync("quentin")).Unread);

        await page.Button("tout afficher").ClickAsync();
        await page.Button("J’ai lu cette réponse").ClickAsync();
        await Expect(page.GetByText("Aucune nouvelle réponse")).ToBeVisibleAsync();
        await Expect(page.Exchange().Last).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Aucune nouvelle réponse")).ToBeVisibleAsync();
        Assert.Equal(0, (await portal.MailboxAsync("quentin")).Unread);
    }

    [Fact]
    public async Task To_show_all_is_to_read_none()
    {
        for (var number = 0; number < 3; number++)
            await portal.ReplyAsync(
                await portal.SubmitAsync("querida", "Bonjour, une question."),
                "Bonjour, une réponse."
            );
        await using var visitor = await portal.MemberAsync("querida");
        var reads = new ConcurrentQueue<string>();
        visitor.Page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
                reads.Enqueue(request.Url);
        };
        await visitor.OpenAsync("/member/");
        await visitor.Page.Button("tout afficher").ClickAsync();
        await Expect(visitor.Page.GetByText("Bonjour, une réponse.").Filter(new() { Visible = true }))
            .ToHaveCountAsync(3);
        await visitor.Page.Button("tout masquer").ClickAsync();
        await Expect(visitor.Page.GetByText("3\u00a0nouvelles réponses", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(reads);
        Assert.Equal(3, (await portal.MailboxAsync("querida")).Unread);
    }

    [Fact]
    public async Task Whoever_comes_back_from_an_exchange_finds_the_history_as_they_left_it()
    {
        for (var number = 0; number < 12; number++)
            await portal.SubmitAsync("quirin", $"Bonjour, question numéro {number}.");
        await using var visitor = await portal.MemberAsync("quirin");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await page.Exchange().Nth(8).ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir cet échange" })
            .Filter(new() { Visible = true })
            .Last;
        await link.ScrollIntoViewIfNeededAsync();
        var scroll = await page.EvaluateAsync<double>("scrollY");
        await link.ClickAsync();
        await Expect(page.Locator("#contact h1")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await visitor.SettledAsync();
        await Expect(page.Exchange().Nth(8)).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.Equal(scroll, await page.EvaluateAsync<double>("scrollY"), 1.0);
    }

    [Fact]
    public async Task An_answer_stays_new_when_the_service_did_not_hear_that_it_was_read()
    {
        await portal.ReplyAsync(await portal.SubmitAsync("rachel", "Bonjour, une question."), "Bonjour, une réponse.");
        await using var visitor = await portal.MemberAsync("rachel");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await visitor.Context.SetOfflineAsync(true);
        await page.Exchange().ClickAsync();
        await Expect(page.GetByText("Bonjour, une réponse.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1\u00a0nouvelle réponse", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.Context.SetOfflineAsync(false);
        await page.Exchange().ClickAsync();
        await Expect(page.GetByText("Aucune nouvelle réponse")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_is_read_once_and_counted_once_however_it_is_opened()
    {
        var oldest = await portal.ReplyAsync(
            await portal.SubmitAsync("solene", "Bonjour, une première question."),
            "Bonjour, une première réponse."
        );
        await portal.ReplyAsync(
            await portal.SubmitAsync("solene", "Bonjour, une seconde question."),
            "Bonjour, une seconde réponse."
        );
        await using var visitor = await portal.MemberAsync("solene");
        var page = visitor.Page;
        var (reads, lost, answer) = (
            new ConcurrentQueue<string>(),
            new TaskCompletionSource(),
            new TaskCompletionSource()
        );
        await page.RouteAsync(
            "**/read",
            async route =>
            {
                reads.Enqueue(route.Request.Url);
                if (route.Request.Url.Contains(oldest.Id, StringComparison.Ordinal))
                {
                    await route.AbortAsync();
                    lost.SetResult();
                    return;
                }

                await answer.Task;
                await route.ContinueAsync();
            }
        );
        await visitor.OpenAsync("/member/");
        await page.Exchange().First.ClickAsync();
        await page.Exchange().First.ClickAsync();
        await page.Exchange().Last.ClickAsync();
        await lost.Task;
        Assert.Equal(2, reads.Distinct().Count());
        Assert.Equal(2, reads.Count);
        answer.SetResult();
        await Expect(page.GetByText("1\u00a0nouvelle réponse", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).First.GetByText("Nouvelle réponse", new() { Exact = true }))
            .ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_focus_stays_where_it_is_when_an_answer_has_been_read()
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync("tancrede", "Bonjour, une question."),
            "Bonjour, une réponse d’attente.",
            "interim"
        );
        await using var visitor = await portal.MemberAsync("tancrede");
        var page = visitor.Page;
        var answer = new TaskCompletionSource();
        await page.RouteAsync(
            "**/read",
            async route =>
            {
                await answer.Task;
                await route.ContinueAsync();
            }
        );
        await visitor.OpenAsync("/member/");
        await portal.ReplyAsync(contact, "Bonjour, la réponse définitive.");
        await page.Exchange().ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir cet échange" });
        await link.FocusAsync();
        answer.SetResult();
        await Expect(page.GetByText("Bonjour, la réponse définitive.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Bonjour, une réponse d’attente.")).ToHaveCountAsync(1);
        await Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task All_are_shown_and_hidden_at_once()
    {
        await portal.SubmitAsync("sacha", "Bonjour, ceci est le premier.");
        await portal.SubmitAsync("sacha", "Bonjour, ceci est le second.");
        await using var visitor = await portal.MemberAsync("sacha");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await Expect(page.GetByText("Bonjour, ceci est").Filter(new() { Visible = true }))
            .ToHaveTextAsync("Bonjour, ceci est le second.");
        await page.Button("tout afficher").ClickAsync();
        await Expect(page.GetByText("Bonjour, ceci est").Filter(new() { Visible = true })).ToHaveCountAsync(2);
        await Expect(page.Exchange().First).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Button("tout masquer").ClickAsync();
        await Expect(page.GetByText("Bonjour, ceci est").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Expect(page.Exchange().First).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(
                page.GetByText(
                    "Les 50\u00a0derniers échanges sont conservés, 36\u00a0mois au plus. Un échange peut être "
                        + "rouvert pendant 30\u00a0jours après sa réponse."
                )
            )
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sending_a_document_is_said_to_leave_the_mailbox()
    {
        await using var visitor = await portal.MemberAsync("ugo");
        await visitor.OpenAsync("/member/");
        var link = visitor.Page.Link("Envoyer un document");
        await Expect(link).ToHaveAttributeAsync("href", "https://www.msa.example/envoyer-un-document");
        await Expect(link)
            .ToHaveAccessibleDescriptionAsync(
                "«\u00a0Envoyer un document\u00a0» est un autre service\u00a0: vous quittez «\u00a0Ma "
                    + "messagerie\u00a0»."
            );
    }
}
