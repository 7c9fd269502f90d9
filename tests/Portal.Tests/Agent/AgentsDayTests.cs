using System.Collections.Concurrent;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class AgentsDayTests(Hosting.Portal portal)
{
    [Fact]
    public async Task From_the_board_to_the_final_answer_that_the_member_reads()
    {
        var desk = new Desk(portal, "alsace");
        await desk.WriteAsync("amandine", "mon-dossier-famille");
        await desk.HoldsAsync(1);
        await using var claire = await desk.ClaireAsync();
        var page = claire.Page;

        await claire.OpenAsync("/agent/");
        await Expect(page.View("1 Ouvertes")).ToHaveAttributeAsync("aria-current", "true");
        await page.Row("Mon dossier Famille").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Heading("Échange avec Amandine")).ToBeVisibleAsync();
        await Expect(page.GetByText("Bonjour, quels documents dois-je envoyer ?")).ToBeVisibleAsync();

        await page.Button("Prendre en charge").ClickAsync();
        await Expect(page.GetByText("Claire Dubois (vous), jusqu’à")).ToBeFocusedAsync();

        await page.GetByLabel("Modèle de réponse")
            .SelectOptionAsync(new SelectOptionValue { Label = "Réponse d’attente : demande à l’étude" });
        await page.Button("Insérer").ClickAsync();
        await Expect(page.Answer())
            .ToHaveValueAsync(
                new System.Text.RegularExpressions.Regex(
                    "^Bonjour Amandine,.*Claire Dubois\nMSA d'Alsace$",
                    System.Text.RegularExpressions.RegexOptions.Singleline
                )
            );
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "une réponse d’attente" })).ToBeCheckedAsync();
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse d’attente envoyée")).ToBeVisibleAsync();
        await Expect(page.Answer()).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "une réponse d’attente" })).ToBeDisabledAsync();

        await page.Note().FillAsync("Vérifier la date d’affiliation.");
        await page.Button("Ajouter la note").ClickAsync();
        await Expect(
                page.GetByRole(AriaRole.Article)
                    .Filter(new() { HasText = "Note interne – jamais visible de l’adhérent" })
            )
            .ToContainTextAsync("Vérifier la date d’affiliation.");

        await TransferAsync(page);
        await Expect(page.GetByText("Personne n’a pris cet échange en charge.")).ToBeVisibleAsync();

        await page.Answer().FillAsync("Bonjour, votre dossier est à jour.");
        await page.Button("Envoyer la réponse").ClickAsync();
        await Expect(page.GetByText("Réponse envoyée : l’adhérent la trouve dans sa messagerie.")).ToBeVisibleAsync();
        await desk.HoldsAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir au tableau de bord" }).ClickAsync();
        await Expect(page.GetByText("Aucune demande dans cette vue.")).ToBeVisibleAsync();
        await Expect(page.View("0 Ouvertes")).ToBeVisibleAsync();

        await using var amandine = await desk.MemberAsync("amandine");
        await amandine.OpenAsync("/member/");
        await amandine.Page.GetByRole(AriaRole.Button, new() { Name = "tout afficher" }).ClickAsync();
        await Expect(amandine.Page.GetByText("Bonjour, votre dossier est à jour.")).ToBeVisibleAsync();
        Assert.DoesNotContain("Vérifier la date", await amandine.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task TransferAsync(IPage page)
    {
        await page.GetByText("Transférer vers un autre sujet ou une autre caisse").ClickAsync();
        await page.GetByLabel("Thème").SelectOptionAsync("situation");
        await page.Button("Transférer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Choisissez un motif." })).ToBeVisibleAsync();
        await page.GetByLabel("Sujet").SelectOptionAsync("coordonnees");
        await page.GetByLabel("Motif").SelectOptionAsync("autre");
        await page.Button("Transférer").ClickAsync();
        await Expect(page.Question()).ToContainTextAsync("Mes coordonnées");
        await page.Question().GetByRole(AriaRole.Button, new() { Name = "Transférer" }).ClickAsync();
        await Expect(page.GetByText("Échange transféré.", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(page.GetByText("Claire Dubois a transféré l’échange de « Famille")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_contact_passed_on_to_another_fund_is_left()
    {
        var desk = new Desk(portal, "poitou");
        var letter = await desk.WriteAsync("barnabe");
        await using var claire = await desk.ClaireAsync();
        var others = new TaskCompletionSource<IRoute>();
        await claire.Page.RouteAsync("**/mailboxes/barnabe/contacts", others.SetResult);
        await claire.Page.GotoAsync(letter.Page);
        await claire.Page.GetByText("Transférer vers un autre sujet ou une autre caisse").ClickAsync();
        await claire.Page.GetByLabel("Caisse").SelectOptionAsync(new SelectOptionValue { Label = "MSA du Limousin" });
        await claire.Page.Button("Transférer").ClickAsync();
        await Expect(claire.Page.Question()).ToContainTextAsync("Il sera confié à la caisse MSA du Limousin");
        await claire.Page.Question().GetByRole(AriaRole.Button, new() { Name = "Transférer" }).ClickAsync();
        await Expect(claire.Page.Heading("Échange transféré")).ToBeFocusedAsync();
        var late = await others.Task;
        await claire.Page.RunAndWaitForRequestFinishedAsync(
            () => late.FulfillAsync(new() { ContentType = "application/json", Body = """{"contacts":[]}""" }),
            new() { Predicate = request => request == late.Request }
        );
        await claire.Page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        );
        await Expect(claire.Page.GetByText("MSA du Limousin en a maintenant la charge.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Notes_are_never_shown_to_the_member()
    {
        var desk = new Desk(portal, "gironde");
        var letter = await desk.WriteAsync("celestine");
        await using var claire = await desk.ClaireAsync();
        await claire.OpenAsync(letter.Page);
        await claire.Page.Note().FillAsync("Dossier sensible.");
        await claire.Page.Button("Ajouter la note").ClickAsync();
        await Expect(claire.Page.GetByText("Dossier sensible.")).ToBeVisibleAsync();

        await using var celestine = await desk.MemberAsync("celestine");
        var responses = new ConcurrentQueue<IResponse>();
        celestine.Page.Response += (_, response) =>
        {
            if (response.Url.Contains("/api/v1/", StringComparison.Ordinal))
                responses.Enqueue(response);
        };
        foreach (var page in new[] { "/member/", $"/member/contact.html?id={letter.ContactId}" })
        {
            await celestine.OpenAsync(page);
            Assert.DoesNotContain("Dossier sensible", await celestine.Page.ContentAsync(), StringComparison.Ordinal);
            var received = await Task.WhenAll(responses.Select(response => response.TextAsync()));
            responses.Clear();
            Assert.Contains(received, answer => answer.Contains(letter.ContactId, StringComparison.Ordinal));
            Assert.DoesNotContain(
                received,
                answer =>
                    answer.Contains("Dossier sensible", StringComparison.Ordinal)
                    || answer.Contains("Claire Dubois", StringComparison.Ordinal)
            );
        }
    }
}
