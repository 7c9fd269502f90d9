using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class DraftTests(Hosting.Portal portal)
{
    private const string Contacts = "**/api/v1/mailboxes/*/contacts",
        Question = "Bonjour, quand serai-je payé ?";

    [Fact]
    public async Task A_draft_survives_a_reload_and_a_lost_connection_and_is_sent_once_it_is_back()
    {
        await using var visitor = await portal.MemberAsync("fanny");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.GetByLabel("Je demande une pièce").CheckAsync();
        await page.Text().FillAsync(Question);
        await page.ReloadAsync();
        await Expect(page.Text()).ToHaveValueAsync(Question);
        await visitor.OpenAsync("/member/");
        await page.Link("Le reprendre").ClickAsync();
        await Expect(page.Text()).ToHaveValueAsync(Question);
        await Expect(page.GetByLabel("Je demande une pièce")).ToBeCheckedAsync();
        await page.Button("Valider").ClickAsync();

        await visitor.Context.SetOfflineAsync(true);
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connexion interrompue");
        await visitor.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Expect(page.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
        await page.SendAsync();
        Assert.Equal(Question, Assert.Single((await portal.MailboxAsync("fanny")).Contacts).Messages[0].Text);

        await visitor.OpenAsync("/member/new.html");
        await Expect(page.Title("Mon message concerne…")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_is_there_after_the_session_has_expired()
    {
        await using var visitor = await portal.MemberAsync("gabin");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/new.html");
        await page.WriteAsync(Question);
        await visitor.Context.ClearCookiesAsync();
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.Title("Démonstration : se connecter en tant que")).ToBeVisibleAsync();

        await using var again = await portal.MemberAsync("gabin");
        await visitor.Context.AddCookiesAsync((await again.Context.CookiesAsync()).Select(ToCookie));
        await page.ReloadAsync();
        await Expect(page.GetByText(Question)).ToBeVisibleAsync();
        await page.SendAsync();
        Assert.Single((await portal.MailboxAsync("gabin")).Contacts);
    }

    [Fact]
    public async Task A_draft_that_nobody_touches_is_gone_after_a_week_even_if_nobody_signs_in_again()
    {
        await using var visitor = await portal.MemberAsync("gaetane");
        var page = visitor.Page;
        var begun = DateTime.Parse("2026-11-20T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await page.Clock.SetFixedTimeAsync(begun);
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().FillAsync(Question);
        await page.Clock.SetFixedTimeAsync(begun.AddDays(7).AddSeconds(-1));
        await visitor.OpenAsync("/member/");
        await Expect(page.GetByText("Vous avez commencé un message\u202f; il est gardé 7\u00a0jours sur cet appareil."))
            .ToBeVisibleAsync();

        await visitor.Context.ClearCookiesAsync();
        await page.Clock.SetFixedTimeAsync(begun.AddDays(7));
        await visitor.OpenAsync("/");
        await Expect(page.Title("Démonstration : se connecter en tant que")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task A_draft_of_before_drafts_had_a_time_is_there_for_a_week_from_now()
    {
        await using var visitor = await portal.MemberAsync("gaspard");
        var page = visitor.Page;
        var now = DateTime.Parse("2026-11-20T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await page.Clock.SetFixedTimeAsync(now);
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        await page.Text().FillAsync(Question);
        await visitor.OpenAsync("/member/preferences.html");
        await page.EvaluateAsync(
            "() => Object.keys(localStorage).forEach(key => localStorage.setItem(key, "
                + "JSON.stringify(JSON.parse(localStorage.getItem(key)).content)))"
        );
        Assert.DoesNotContain(
            "\"at\":",
            await page.EvaluateAsync<string>("Object.values(localStorage).join()"),
            StringComparison.Ordinal
        );

        await visitor.OpenAsync("/member/");
        await page.Clock.SetFixedTimeAsync(now.AddDays(7).AddSeconds(-1));
        await visitor.OpenAsync("/member/new.html");
        await Expect(page.Text()).ToHaveValueAsync(Question);
    }

    [Fact]
    public async Task A_draft_of_before_drafts_had_a_time_is_gone_a_week_after_it_was_seen()
    {
        await using var visitor = await portal.VisitAsync();
        var page = visitor.Page;
        var now = DateTime.Parse("2026-11-20T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await page.Clock.SetFixedTimeAsync(now);
        await visitor.OpenAsync("/");
        await page.EvaluateAsync(
            "() => localStorage.setItem('brouillon:gaston/gaston/nouveau', JSON.stringify({ text: 'Bonjour.' }))"
        );
        await visitor.OpenAsync("/");
        await page.Clock.SetFixedTimeAsync(now.AddDays(7).AddSeconds(-1));
        await visitor.OpenAsync("/");
        Assert.Equal(1, await page.EvaluateAsync<int>("localStorage.length"));
        await page.Clock.SetFixedTimeAsync(now.AddDays(7));
        await visitor.OpenAsync("/");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

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
        Assert.Single((await portal.MailboxAsync("hugo")).Contacts);
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

    private static Cookie ToCookie(BrowserContextCookiesResult cookie) =>
        new()
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            SameSite = cookie.SameSite,
        };
}
