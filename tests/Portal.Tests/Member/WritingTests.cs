using System.Net.Http.Json;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Mailboxes;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class WritingTests(Hosting.Portal portal)
{
    [Fact]
    public async Task A_message_goes_from_its_theme_to_the_history_and_is_acknowledged_by_mail()
    {
        await using var visitor = await portal.MemberAsync("adele", "Adèle Brun");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await Expect(page.Title("Aucun échange pour l’instant")).ToBeVisibleAsync();
        await page.Link("Écrire un nouveau message").ClickAsync();

        await page.ChooseAsync(MemberPage.Family);
        await Expect(page.Title("Sujet")).ToBeFocusedAsync();
        await Expect(page).ToHaveTitleAsync("Sujet – Envoyer un message – Messagerie sécurisée");
        await page.ChooseAsync(MemberPage.Allowances, "Mon dossier Famille");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Motif\u00a0: Mon dossier Famille" }))
            .ToBeVisibleAsync();
        await page.GetByLabel("Je signale une information").CheckAsync();
        await page.Text().FillAsync("Bonjour,\nMa fille est née lundi.");
        await page.Button("Valider").ClickAsync();
        await Expect(page.GetByText("Bonjour,\nMa fille est née lundi.")).ToBeVisibleAsync();
        await page.SendAsync();

        var contact = Assert.Single((await portal.MailboxAsync("adele")).Contacts);
        Assert.Equal(
            (ContactKind.Information, "Bonjour,\nMa fille est née lundi."),
            (contact.Kind, contact.Messages[0].Text)
        );
        await Expect(page.GetByText($"Votre demande a été enregistrée le {French.Moment(contact.CreatedAt)}."))
            .ToBeVisibleAsync();
        await Expect(page.GetByText($"Réponse attendue avant {French.Deadline(contact.DueAt)}.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Un accusé de réception est envoyé par courriel à adele@membre.example."))
            .ToBeVisibleAsync();
        await Eventually.TrueAsync(() =>
            Task.FromResult(portal.Service.Mails.All.Any(mail => mail.To.ToString() == "adele@membre.example"))
        );

        await page.Link("Revenir aux messages").ClickAsync();
        await Expect(page.Title($"Message du {French.Day(contact.CreatedAt)}")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).GetByText("En attente de réponse")).ToBeVisibleAsync();
        await Expect(page.GetByText($"Réponse attendue avant {French.Deadline(contact.DueAt)}.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_what_it_concerns()
    {
        await using var visitor = await portal.MemberAsync("basile");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.Button("Valider").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Mon message concerne…" }))
            .ToContainTextAsync("Choisissez le thème de votre message.");

        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().FillAsync("  Bonjour  ");
        await page.Button("Valider").ClickAsync();
        await Expect(page.Text())
            .ToHaveAccessibleDescriptionAsync(
                new System.Text.RegularExpressions.Regex(
                    "Votre message est trop court\u00a0: 10\u00a0caractères au minimum\\.$"
                )
            );
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Text()).ToBeFocusedAsync();

        await page.Text().FillAsync("Bonjour !");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Votre message est trop court");
        await page.Text().PressSequentiallyAsync("!");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(page.Text()).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Text())
            .ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("restants\\.$"));
        await Expect(page.Text()).ToBeFocusedAsync();

        await page.Text().FillAsync(new string('x', 751));
        await Expect(page.GetByText("1\u00a0caractère de trop.", new() { Exact = true })).ToBeVisibleAsync();
        await page.Button("Valider").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Votre message est trop long");
        await page.Text().FillAsync(new string('x', 740));
        await Expect(page.GetByText("10\u00a0caractères restants.", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_browser_goes_back_one_step_and_each_choice_can_be_made_again()
    {
        await using var visitor = await portal.MemberAsync("camille");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync("Bonjour, où en est mon dossier ?");
        await page.GoBackAsync();
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await Expect(page.Text()).ToHaveValueAsync("Bonjour, où en est mon dossier ?");
        await page.GoBackAsync();
        await Expect(page.Title("Motif")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Mon dossier Famille")).ToBeCheckedAsync();

        await page.Button("Modifier le thème").ClickAsync();
        await page.ChooseAsync("Retraite, carrière, réversion");
        await Expect(page.Title("Sujet")).ToBeFocusedAsync();
        await page.ChooseAsync("Ma carrière", "Une période absente ou erronée");
        await Expect(page.Text()).ToHaveValueAsync("Bonjour, où en est mon dossier ?");
        await page.Button("Valider").ClickAsync();
        await page.Button("Précédent").ClickAsync();
        await Expect(page.Title("Mon message")).ToBeFocusedAsync();
        await page.Button("Valider").ClickAsync();
        await page.SendAsync();
        await page.GoBackAsync();
        await Expect(page.Title("Mon message concerne…")).ToBeFocusedAsync();
        Assert.Equal(
            "correction-de-carriere",
            Assert.Single((await portal.MailboxAsync("camille")).Contacts).Topic.Reason.Code
        );
    }

    [Fact]
    public async Task Cancelling_asks_first_only_when_something_was_written()
    {
        await using var visitor = await portal.MemberAsync("diane");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family);
        await page.Button("Annuler").ClickAsync();
        await Expect(page.Title("Mes messages et mes réponses")).ToBeVisibleAsync();

        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync("Bonjour, à bientôt.");
        await page.Button("Annuler").ClickAsync();
        await page.Button("Continuer à écrire").ClickAsync();
        await Expect(page.Button("Annuler")).ToBeFocusedAsync();
        await page.Button("Annuler").ClickAsync();
        await page.Button("Abandonner").ClickAsync();
        await Expect(page.Title("Mes messages et mes réponses")).ToBeVisibleAsync();
        await visitor.OpenAsync("/member/new.html");
        await Expect(page.Title("Mon message concerne…")).ToBeVisibleAsync();
        Assert.Empty((await portal.MailboxAsync("diane")).Contacts);
    }

    [Fact]
    public async Task A_confirmation_is_there_for_its_author_and_for_nobody_who_comes_after_them()
    {
        await using var visitor = await portal.MemberAsync("estelle");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync("Bonjour, rien que pour moi.");
        await page.SendAsync();
        await page.ReloadAsync();
        await Expect(page.Title("Votre message est envoyé")).ToBeVisibleAsync();

        await visitor.BecomeAsync("firmin");
        await page.ReloadAsync();
        await Expect(page.Title("Mon message concerne…")).ToBeVisibleAsync();
        await Expect(page.GetByText("Votre demande a été enregistrée")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_proxy_is_told_of_a_message_sent_in_the_time_of_the_members_fund()
    {
        using var member = await portal.Service.SignInAsync(
            new
            {
                sub = "evariste",
                role = "member",
                fund = "auvergne",
                name = "Évariste Gay",
                profile = "particulier",
            }
        );
        (
            await member.PutAsJsonAsync("/api/v1/mailboxes/evariste/proxies/fulgence", new { name = "Fulgence Roy" })
        ).EnsureSuccessStatusCode();
        await using var visitor = await portal.MemberAsync("fulgence");
        var there = await visitor.MoveFundAsync("auvergne");
        await Eventually.TrueAsync(async () =>
            (await (await visitor.Context.APIRequest.GetAsync("/api/v1/me")).TextAsync()).Contains(
                "evariste",
                StringComparison.Ordinal
            )
        );
        await visitor.OpenAsync("/member/new.html?boite=evariste");
        await visitor.Page.WriteAsync("Bonjour, une question d’ailleurs.");
        await visitor.Page.SendAsync();
        var contact = Assert.Single((await portal.MailboxAsync("evariste")).Contacts);
        await Expect(
                visitor.Page.GetByText($"Votre demande a été enregistrée le {French.Moment(contact.CreatedAt, there)}.")
            )
            .ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText($"Réponse attendue avant {French.Deadline(contact.DueAt, there)}."))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_member_chooses_among_the_topics_of_their_profile()
    {
        await using var employer = await portal.MemberAsync("edgar", profile: "employeur");
        await employer.OpenAsync("/member/new.html");
        await Expect(employer.Page.GetByLabel("Embauche, contrats, vie des salariés")).ToBeVisibleAsync();
        await Expect(employer.Page.GetByLabel(MemberPage.Family)).ToHaveCountAsync(0);
    }
}
