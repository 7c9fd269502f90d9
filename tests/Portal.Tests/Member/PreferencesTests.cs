using System.Text.Json;
using Microsoft.Playwright;
using MsaOrleans.Mailboxes;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class PreferencesTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Preferences_are_kept_and_said_to_be()
    {
        await using var visitor = await portal.MemberAsync("alban");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/preferences.html");
        await Expect(page.GetByLabel("Quand une réponse est disponible")).ToBeCheckedAsync();
        await page.GetByLabel("Quand une réponse est disponible").UncheckAsync();
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Vos préférences sont enregistrées." }))
            .ToBeFocusedAsync();

        using var member = await portal.AsMemberAsync("alban");
        Assert.Equal(
            new Preferences(AnswerNotifications: false, Recalls: true),
            await Correspondence.ReadAsync<Preferences>(await member.GetAsync("/api/v1/mailboxes/alban/preferences"))
        );
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Quand une réponse est disponible")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("Une seconde fois")).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("basile", true, "Un courriel vous sera adressé dès la mise à disposition de notre réponse.")]
    [InlineData(
        "barnabe",
        false,
        "Selon vos préférences, aucun courriel ne vous préviendra de notre réponse. Vous la trouverez dans vos "
            + "messages."
    )]
    [InlineData(
        "bastien",
        null,
        "Un courriel vous sera adressé dès la mise à disposition de notre réponse, sauf préférence contraire "
            + "de votre part."
    )]
    public async Task A_mail_is_promised_to_whom_it_will_be_sent(string sub, bool? isNotified, string said)
    {
        await using var visitor = await portal.MemberAsync(sub);
        if (isNotified is null)
            await visitor.Page.RouteAsync("**/preferences", route => route.FulfillAsync(new() { Status = 503 }));
        else
            Assert.True(
                (
                    await visitor.Context.APIRequest.PutAsync(
                        $"/api/v1/mailboxes/{sub}/preferences",
                        new() { DataObject = new { answerNotifications = isNotified, recalls = true } }
                    )
                ).Ok
            );
        await visitor.OpenAsync("/member/new.html");
        await visitor.Page.WriteAsync("Bonjour, une question.");
        await visitor.Page.SendAsync();
        await Expect(visitor.Page.GetByText(said, new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Preferences_do_not_change_while_they_are_being_saved()
    {
        await using var visitor = await portal.MemberAsync("bartimee");
        var page = visitor.Page;
        var answer = new TaskCompletionSource();
        await page.RouteAsync(
            "**/preferences",
            async route =>
            {
                if (route.Request.Method == "PUT")
                    await answer.Task;
                await route.ContinueAsync();
            }
        );
        await visitor.OpenAsync("/member/preferences.html");
        await page.GetByLabel("Quand une réponse est disponible").UncheckAsync();
        await page.Button("Enregistrer").ClickAsync();
        await page.GetByText("Une seconde fois").ClickAsync();
        await page.GetByLabel("Quand une réponse est disponible").PressAsync("Space");
        answer.SetResult();
        await Expect(page.GetByText("Vos préférences sont enregistrées.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Quand une réponse est disponible")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("Une seconde fois")).ToBeCheckedAsync();
        await page.GetByLabel("Une seconde fois").UncheckAsync();
    }

    [Fact]
    public async Task Preferences_that_could_not_be_saved_are_still_there()
    {
        await using var visitor = await portal.MemberAsync("bruno");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/preferences.html");
        await page.GetByLabel("Une seconde fois").UncheckAsync();
        await visitor.Context.SetOfflineAsync(true);
        await page.Button("Enregistrer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connexion interrompue");
        await Expect(page.GetByLabel("Une seconde fois")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_whole_mailbox_is_exported_as_a_file()
    {
        await portal.SubmitAsync("celeste", "Bonjour, ceci est à moi.");
        await using var visitor = await portal.MemberAsync("celeste");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/preferences.html");
        var (asked, pressedTwice) = (0, new TaskCompletionSource());
        await page.RouteAsync(
            "**/export",
            async route =>
            {
                asked++;
                await pressedTwice.Task;
                await route.ContinueAsync();
            }
        );
        var file = await page.RunAndWaitForDownloadAsync(async () =>
        {
            await page.Button("Exporter toute ma messagerie").DblClickAsync();
            pressedTwice.SetResult();
        });
        using var exported = await JsonDocument.ParseAsync(await file.CreateReadStreamAsync());
        Assert.Equal(1, asked);
        Assert.Equal("celeste", exported.RootElement.GetProperty("memberId").GetString());
        Assert.Equal(1, exported.RootElement.GetProperty("contacts").GetArrayLength());
    }
}
