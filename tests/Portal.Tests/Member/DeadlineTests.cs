using System.Text.Json;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>A member reads why an answer is due when it is.</summary>
[Collection(Hosting.PortalCollection.Name)]
public sealed class DeadlineTests(Hosting.Portal portal)
{
    private static readonly object[] Skipped =
    [
        new { date = "2026-04-04", reason = "samedi" },
        new { date = "2026-04-05", reason = "dimanche" },
        new { date = "2026-04-06", reason = "lundi de Pâques" },
    ];

    [Theory]
    [InlineData(
        2880,
        "2026-04-04 samedi,2026-04-05 dimanche,2026-04-06 lundi de Pâques",
        "48 h ouvrées : le samedi 4, le dimanche 5 et le lundi de Pâques ne comptent pas."
    )]
    [InlineData(2880, "2026-11-11 11 novembre", "48 h ouvrées : le mercredi 11 (11 novembre) ne compte pas.")]
    [InlineData(
        14400,
        "2026-10-31 samedi,2026-11-01 Toussaint,2026-11-07 samedi",
        "10 jours ouvrés : le samedi 31, le dimanche 1er novembre (Toussaint) et le samedi 7 ne comptent pas."
    )]
    [InlineData(90, "2026-04-04 samedi", "90 min ouvrées : le samedi 4 ne compte pas.")]
    [InlineData(null, "2026-04-04 samedi", "Le samedi 4 ne compte pas.")]
    [InlineData(2880, "", null)]
    public async Task The_days_that_do_not_count_are_named(int? businessMinutes, string skipped, string? said)
    {
        await using var visitor = await portal.MemberAsync("desire");
        await visitor.OpenAsync("/member/");
        var days = skipped
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(day => new { date = day[..10], reason = day[11..] });
        var deadline = JsonSerializer.Serialize(new { businessMinutes, skipped = days });
        Assert.Equal(
            said,
            (
                await visitor.Page.EvaluateAsync<string?>(
                    "async given => (await import('/member/deadline.js')).explanation(JSON.parse(given))",
                    deadline
                )
            )?.Replace('\u00a0', ' ')
        );
    }

    [Fact]
    public async Task The_usual_time_is_told_before_writing_and_what_silence_means_on_the_recap()
    {
        await using var visitor = await portal.MemberAsync("delphine");
        var page = visitor.Page;
        var known = new
        {
            dueAt = "2026-04-08T14:05:00Z",
            usual = new { minutes = 1801, answers = 20 },
            silence = new
            {
                effect = "rejection",
                on = "2126-06-08",
                recourse = "Vous pourrez saisir la commission.",
            },
        };
        await page.RouteAsync(
            "**/funds/picardie/deadline?theme=famille&*",
            route => route.FulfillAsync(new() { Json = known })
        );
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        var usual = page.GetByText("Délai habituel sur ce thème : 31 heures ouvrées au plus, 9 fois sur 10.");
        await Expect(usual).ToBeVisibleAsync();
        await Expect(page.GetByText("Vous pourrez saisir la commission.")).ToHaveCountAsync(0);
        await page.Text().FillAsync("Bonjour, où en est mon dossier ?");
        await page.Button("Valider").ClickAsync();
        await Expect(page.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
        await Expect(usual).ToBeVisibleAsync();
        await Expect(page.GetByText("le silence de votre MSA vaudra refus le samedi 8 juin 2126")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(0, "1 heure ouvrée")]
    [InlineData(60, "1 heure ouvrée")]
    [InlineData(61, "2 heures ouvrées")]
    [InlineData(2880, "48 heures ouvrées")]
    [InlineData(2881, "3 jours ouvrés")]
    public async Task Usual_times_are_rounded_up(int minutes, string said)
    {
        await using var visitor = await portal.MemberAsync("desire");
        await visitor.OpenAsync("/member/");
        var text = await visitor.Page.EvaluateAsync<string>(
            "async minutes => (await import('/member/deadline.js')).atMost(minutes)",
            minutes
        );
        Assert.Equal(said, text.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task The_deadline_is_told_before_writing_on_the_recap_the_confirmation_and_the_exchange()
    {
        await using var visitor = await portal.MemberAsync("diane");
        var page = visitor.Page;
        var easter = new
        {
            dueAt = "2026-04-08T14:05:00Z",
            businessMinutes = 2880,
            skipped = Skipped,
        };
        await page.RouteAsync("**/funds/picardie/deadline?*", route => route.FulfillAsync(new() { Json = easter }));
        await visitor.OpenAsync("/member/new.html");
        await page.ChooseAsync(MemberPage.Family, MemberPage.Allowances, "Mon dossier Famille");
        var due = page.GetByText("Si vous envoyez ce message maintenant");
        var why = page.GetByText("le samedi 4, le dimanche 5 et le lundi de Pâques ne comptent pas.");
        await Expect(due).ToContainTextAsync("réponse attendue avant le mercredi 8 avril");
        await Expect(why).ToBeVisibleAsync();
        await page.Text().FillAsync("Bonjour, où en est mon dossier ?");
        await page.Button("Valider").ClickAsync();
        await Expect(page.Title("Récapitulatif de ma demande")).ToBeVisibleAsync();
        await Expect(due).ToBeVisibleAsync();
        await Expect(why).ToBeVisibleAsync();
        await page.RouteAsync("**/contacts", WithEasterAsync);
        await page.SendAsync();
        await Expect(due).ToHaveCountAsync(0);
        await Expect(why).ToBeVisibleAsync();

        await page.RouteAsync("**/contacts/*", WithEasterAsync);
        await page.Link("Voir cet échange").ClickAsync();
        await Expect(page.Title("Ajouter un message")).ToBeVisibleAsync();
        await Expect(why).ToBeVisibleAsync();
    }

    /// <summary>As the service answers, but over Easter, on whatever day this runs.</summary>
    private static async Task WithEasterAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var contact = JsonSerializer.Deserialize<Dictionary<string, object>>(await answer.TextAsync())!;
        contact["skipped"] = Skipped;
        await route.FulfillAsync(new() { Response = answer, Body = JsonSerializer.Serialize(contact) });
    }
}
