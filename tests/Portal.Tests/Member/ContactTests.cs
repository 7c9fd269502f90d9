using System.Text.Json;
using Microsoft.Playwright;
using MsaOrleans.Mailboxes;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class ContactTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Opening_an_exchange_shows_it_whole_and_marks_it_read()
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync("victor", "Bonjour, une question."),
            "Bonjour, une réponse."
        );
        await using var visitor = await OpenAsync("victor", contact);
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("Agathe Roy, gestionnaire");
        await Expect(page.GetByRole(AriaRole.Article).Last).ToContainTextAsync("80017 Amiens");
        await Expect(
                page.GetByRole(AriaRole.Definition).Filter(new() { HasText = French.Moment(contact.CreatedAt) }).First
            )
            .ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "MSA de Picardie" }))
            .ToBeVisibleAsync();
        Assert.Equal(0, (await portal.MailboxAsync("victor")).Unread);
    }

    [Fact]
    public async Task A_message_added_to_an_answered_exchange_opens_it_again()
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync("wanda", "Bonjour, une question."),
            "Bonjour, une réponse."
        );
        await using var visitor = await OpenAsync("wanda", contact);
        var page = visitor.Page;
        await Expect(page.GetByText("Votre message rouvrira cet échange"))
            .ToContainTextAsync($"C’est possible jusqu’au {French.Moment(contact.AnsweredAt!.Value.AddDays(30))}.");
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.Text())
            .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Écrivez votre message\\.$"));

        await page.Text().FillAsync("Merci !");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Text().FillAsync("Merci, mais encore ?");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Text()).ToHaveValueAsync("Merci, mais encore ?");
        await page.Button("Envoyer").DblClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        var reopened = Assert.Single((await portal.MailboxAsync("wanda")).Contacts);
        Assert.Equal((ContactStatus.Open, 3), (reopened.Status, reopened.Messages.Length));
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Votre message a été ajouté" }))
            .ToContainTextAsync($"Réponse attendue avant {French.Deadline(reopened.DueAt)}.");
        await Expect(page.Text()).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("contact-closed", "Cet échange a reçu sa réponse il y a plus de 30 jours.")]
    [InlineData("thread-full", "Cet échange ne peut plus recevoir de message.")]
    public async Task A_message_refused_for_good_goes_on_as_a_new_one(string code, string said)
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync($"xavier-{code}", "Bonjour, une question."),
            "Bonjour, une réponse."
        );
        await using var visitor = await OpenAsync($"xavier-{code}", contact);
        var page = visitor.Page;
        await page.RouteAsync(
            "**/messages",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 409,
                        ContentType = "application/problem+json",
                        Body =
                            $$"""{"code":"{{code}}","title":"Échange clos","detail":"Cet échange a reçu sa réponse il y a plus de 30 jours."}""",
                    }
                )
        );
        await page.Text().FillAsync("Bonjour, une suite tardive.");
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(said);
        await page.GetByRole(AriaRole.Alert)
            .GetByRole(AriaRole.Link, new() { Name = "Écrire un nouveau message" })
            .ClickAsync();
        await Expect(page.Text()).ToHaveValueAsync("Bonjour, une suite tardive.");
        await Expect(page.GetByText("Motif\u00a0: Mon dossier Famille", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_exchange_answered_long_ago_is_closed()
    {
        await using var visitor = await portal.VisitAsync(
            new
            {
                sub = "jean-sebastien",
                role = "member",
                fund = "picardie",
                name = "Jean-Sébastien Martin",
                email = "jean-sebastien@membre.example",
                profile = "particulier",
            }
        );
        var oldest = (await portal.MailboxAsync("jean-sebastien")).Contacts[^1];
        await visitor.OpenAsync("/member/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Autre question Invalidité" }).ClickAsync();
        await visitor.Page.Link("Ouvrir cet échange ou l’imprimer (Autre question Invalidité)").ClickAsync();
        await Expect(visitor.Page.Title("Cet échange est clos")).ToBeVisibleAsync();
        await Expect(
                visitor.Page.GetByText(
                    $"Sa réponse date du {French.Day(oldest.AnsweredAt!.Value)}\u00a0: il n’est plus possible "
                        + "d’y ajouter un message."
                )
            )
            .ToBeVisibleAsync();
        await Expect(visitor.Page.Text()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_exchange_is_printed_without_what_is_not_part_of_it_and_exported()
    {
        var contact = await portal.SubmitAsync("yanis", "Bonjour, à garder.");
        await using var visitor = await OpenAsync("yanis", contact);
        var page = visitor.Page;
        await page.EvaluateAsync("window.print = () => { document.title = 'imprimé'; }");
        await page.Button("Imprimer").ClickAsync();
        await Expect(page).ToHaveTitleAsync("imprimé");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByText("Bonjour, à garder.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        await Expect(page.Text()).ToHaveCountAsync(0);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        var file = await page.RunAndWaitForDownloadAsync(() => page.Button("Exporter").ClickAsync());
        using var exported = await JsonDocument.ParseAsync(await file.CreateReadStreamAsync());
        Assert.EndsWith(".json", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(
            "Bonjour, à garder.",
            exported.RootElement.GetProperty("messages")[0].GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task An_answer_is_thanked_for_and_rated_and_the_word_taken_back()
    {
        var contact = await portal.ReplyAsync(
            await portal.SubmitAsync("thea", "Bonjour, une question."),
            "Bonjour, une réponse."
        );
        await using var visitor = await OpenAsync("thea", contact);
        var page = visitor.Page;
        await Expect(page.Title("J’ai encore une question")).ToBeVisibleAsync();
        await page.Button("Merci, c’est réglé").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Merci, votre avis est enregistré." }))
            .ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Nth(1)).ToHaveTextAsync("Réponse reçue, c’est réglé");
        await page.Button("4").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "4", Pressed = true })).ToBeVisibleAsync();
        var said = Assert.Single((await portal.MailboxAsync("thea")).Contacts).Feedback!;
        Assert.Equal((true, 4), (said.Resolved, said.Rating));

        await page.Button("Ce n’est pas réglé").ClickAsync();
        await Expect(page.GetByText("Vous avez indiqué que ce n’est pas réglé.")).ToBeVisibleAsync();
        said = Assert.Single((await portal.MailboxAsync("thea")).Contacts).Feedback!;
        Assert.Equal((false, null), (said.Resolved, said.Rating));
    }

    [Fact]
    public async Task A_request_for_a_decision_says_when_silence_is_one_until_it_is_answered()
    {
        var contact = await portal.SubmitAsync("ulysse", "Bonjour, une aide.", "aides-sociales", "secours");
        var on = contact.Silence!.On.ToDateTime(new(12, 0), DateTimeKind.Utc);
        await using var visitor = await OpenAsync("ulysse", contact);
        var note = visitor.Page.GetByText("Si vous demandez une décision");
        await Expect(note)
            .ToHaveTextAsync(
                $"Si vous demandez une décision, le silence de votre MSA vaudra refus le {French.Day(on)}. "
                    + "Vous pourrez alors saisir la commission de recours amiable de votre MSA dans les deux mois."
            );
        await portal.ReplyAsync(contact, "Bonjour, accordé.");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Page.GetByText("Bonjour, accordé.")).ToBeVisibleAsync();
        await Expect(note).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_exchange_of_somebody_else_is_not_found()
    {
        var contact = await portal.SubmitAsync("zelie", "Bonjour, rien que pour moi.");
        await using var visitor = await portal.MemberAsync("yann");
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        await Expect(visitor.Page.Title("Introuvable")).ToBeVisibleAsync();
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}&boite=zelie");
        await Expect(visitor.Page.Title("Messagerie introuvable")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_exchange_passed_on_is_dated_where_it_is_dealt_with()
    {
        var contact = await portal.SubmitAsync("ysee", "Bonjour, une question.");
        await portal.TransferAsync(contact, "auvergne");
        await using var visitor = await portal.MemberAsync("ysee");
        var there = await visitor.MoveFundAsync("auvergne");
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        await Expect(
                visitor
                    .Page.GetByRole(AriaRole.Definition)
                    .Filter(new() { HasText = French.Moment(contact.CreatedAt, there) })
            )
            .ToBeVisibleAsync();
        await Expect(visitor.Page.Title($"Message du {French.Day(contact.CreatedAt, there)}")).ToBeVisibleAsync();
    }

    private async Task<Visitor> OpenAsync(string sub, ContactView contact)
    {
        var visitor = await portal.MemberAsync(sub);
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        return visitor;
    }
}
