using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class ReplyTests(Hosting.Portal portal)
{
    private const string Draft = "Bonjour, envoyez-nous votre attestation.";

    [Fact]
    public async Task A_stale_answer_is_explained_and_its_draft_kept_until_it_is_sent_knowingly()
    {
        var desk = new Desk(portal, "corse");
        var letter = await desk.WriteAsync("honorine");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync(Draft);
        await letter.AddAsync("Je précise : c’est pour mon fils.");

        await page.Button("Envoyer la réponse").ClickAsync();
        var explanation = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Échange modifié entre-temps" });
        await Expect(explanation).ToBeFocusedAsync();
        await Expect(explanation).ToContainTextAsync("Je précise : c’est pour mon fils.");
        await Expect(page.Answer()).ToHaveValueAsync(Draft);
        Assert.Equal(0, await letter.AnswersAsync());

        await page.Button("Envoyer malgré ces messages").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        await Expect(explanation).ToHaveCountAsync(0);
        await Expect(page.Button("Envoyer la réponse")).ToBeVisibleAsync();
        Assert.Equal(1, await letter.AnswersAsync());
    }

    [Fact]
    public async Task What_others_do_meanwhile_is_told_and_shown_on_request_beside_an_untouched_draft()
    {
        var desk = new Desk(portal, "cotes-normandes");
        var letter = await desk.WriteAsync("isidore");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        var readings = new ConcurrentQueue<string>();
        page.Request += (_, request) => readings.Enqueue(request.Url);
        await claire.OpenAsync(letter.Page);
        await Expect(page.Locator("#facts"))
            .ToContainTextAsync(new Regex("reste (2\\sj|1\\sj\\s23\\sh) réponse attendue"));
        await page.Answer().FillAsync(Draft);

        await desk.WriteAsync("isidore", "mes-paiements");
        await letter.AddAsync("J’ajoute mon numéro de dossier.");
        await Expect(page.Locator("#news")).ToContainTextAsync("Cet échange a changé : 1 nouveau message.");
        await Expect(page.Answer()).ToBeFocusedAsync();
        Assert.DoesNotContain(readings, address => address.Contains("/board?", StringComparison.Ordinal));

        await page.RouteAsync($"**/contacts/{letter.ContactId}", route => route.AbortAsync());
        await page.Button("Relire").ClickAsync();
        await Expect(page.Locator("#news")).ToContainTextAsync("Le service ne répond pas.");
        await page.UnrouteAsync($"**/contacts/{letter.ContactId}");
        await page.Button("Relire").ClickAsync();
        await Expect(page.GetByText("J’ajoute mon numéro de dossier.")).ToBeVisibleAsync();
        await Expect(page.GetByText("nouveau", new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(page.Locator("#news")).ToBeHiddenAsync();
        await Expect(page.Answer()).ToHaveValueAsync(Draft);

        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reading_overtaken_by_what_was_done_meanwhile_hides_none_of_it()
    {
        var desk = new Desk(portal, "cotes-normandes");
        var letter = await desk.WriteAsync("irmine");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await letter.AddAsync("J’ajoute mon numéro de dossier.");
        await Expect(page.Locator("#news")).ToBeVisibleAsync();
        var (read, isOver) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync(
            $"**/contacts/{letter.ContactId}",
            async route =>
            {
                var answer = await route.FetchAsync();
                read.TrySetResult();
                await isOver.Task;
                await route.FulfillAsync(new() { Response = answer });
            }
        );
        await page.Button("Relire").ClickAsync();
        await read.Task;
        await page.Note().FillAsync("À vérifier.");
        await page.Button("Ajouter la note").ClickAsync();
        await Expect(page.GetByText("Note ajoutée.")).ToBeVisibleAsync();
        var version = page.GetByRole(AriaRole.Definition).Last;
        var shown = await version.InnerTextAsync();
        isOver.SetResult();
        await Expect(page.Locator(".is-new h3")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "À vérifier." })).ToBeVisibleAsync();
        Assert.Equal(shown, await version.InnerTextAsync());
    }

    [Fact]
    public async Task A_draft_outlives_a_reload_and_a_lost_connection_and_goes_once()
    {
        var desk = new Desk(portal, "franche-comte");
        var letter = await desk.WriteAsync("jacinthe");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync(Draft);
        await page.GetByLabel("une réponse d’attente").CheckAsync();
        await page.ReloadAsync();
        await claire.SettledAsync();
        await Expect(page.Answer()).ToHaveValueAsync(Draft);
        await Expect(page.GetByLabel("une réponse d’attente")).ToBeCheckedAsync();

        // The answer arrives; the word that it did is lost.
        await page.RouteAsync(
            "**/replies",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
        );
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connexion interrompue");
        await Expect(page.Answer()).ToHaveValueAsync(Draft);
        await page.UnrouteAsync("**/replies");
        await page.Button("Envoyer la réponse").DblClickAsync();
        await Expect(page.GetByText("Réponse d’attente envoyée")).ToBeVisibleAsync();
        Assert.Equal(1, await letter.AnswersAsync());
        await page.ReloadAsync();
        await claire.SettledAsync();
        await Expect(page.Answer()).ToHaveValueAsync("");
    }

    [Fact]
    public async Task An_empty_answer_or_note_is_refused_beside_its_field_until_something_is_written()
    {
        var desk = new Desk(portal, "limousin");
        var letter = await desk.WriteAsync("mahaut");
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync(letter.Page);
        await claire.Page.Button("Envoyer la réponse").ClickAsync();
        await claire.Page.GetByRole(AriaRole.Link, new() { Name = "Écrivez votre message." }).ClickAsync();
        await Expect(claire.Page.Answer()).ToBeFocusedAsync();
        await Expect(claire.Page.Answer()).ToHaveAttributeAsync("aria-invalid", "true");
        await claire.Page.Button("Ajouter la note").ClickAsync();
        await Expect(claire.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(2);
        await claire.Page.Note().FillAsync("À vérifier.");
        await Expect(claire.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);
        await claire.Page.Answer().FillAsync(Draft);
        await Expect(claire.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interim_answer_to_what_was_answered_meanwhile_cannot_be_sent_and_goes_as_a_final_one(
        bool isRefused
    )
    {
        var desk = new Desk(portal, "limousin");
        var letter = await desk.WriteAsync($"marius-{isRefused}");
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;
        await claire.OpenAsync(letter.Page);
        await page.Answer().FillAsync(Draft);
        await page.GetByLabel("une réponse d’attente").CheckAsync();
        using var karim = await desk.ColleagueAsync();
        await letter.AnswerAsync(karim);
        if (isRefused)
            await page.Button("Envoyer la réponse").ClickAsync();
        else
            await page.Button("Relire").ClickAsync();
        await Expect(page.GetByText("Une réponse d’attente ne peut plus partir")).ToBeVisibleAsync();
        await Expect(page.Button("Envoyer malgré ces messages")).ToHaveCountAsync(0);
        await Expect(page.Button("Envoyer la réponse")).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^définitive") }).CheckAsync();
        await page.Button(isRefused ? "Envoyer malgré ces messages" : "Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée")).ToBeVisibleAsync();
        Assert.Equal(2, await letter.AnswersAsync());
    }
}
