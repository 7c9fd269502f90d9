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
