using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>The history says of each exchange where it stands, and when its answer is due.</summary>
[Collection(PortalCollection.Name)]
public sealed class StatusTests(Hosting.Portal portal)
{
    [Fact]
    public async Task Each_exchange_says_where_it_stands()
    {
        var waiting = await portal.SubmitAsync("tiphaine", "Bonjour, une question en attente.");
        var interim = await portal.ReplyAsync(
            await portal.SubmitAsync("tiphaine", "Bonjour, une longue affaire."),
            "Nous étudions votre dossier.",
            "interim"
        );
        await using var visitor = await portal.MemberAsync("tiphaine");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        var (newest, oldest) = (page.GetByRole(AriaRole.Article).First, page.GetByRole(AriaRole.Article).Last);
        await Expect(newest.GetByText("Réponse d’attente reçue")).ToBeVisibleAsync();
        await Expect(newest.GetByText("Réponse définitive attendue avant le ")).ToBeVisibleAsync();
        await Expect(newest.GetByText($"Réponse d’attente du {French.Day(interim.Messages[1].SentAt)}").First)
            .ToBeVisibleAsync();
        await Expect(oldest.GetByText("En attente de réponse")).ToBeVisibleAsync();
        await Expect(oldest.GetByText($"Réponse attendue avant {French.Deadline(waiting.DueAt)}.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_exchange_is_dated_where_it_is_dealt_with()
    {
        var passedOn = await portal.SubmitAsync("tristan", "Bonjour, une question passée à une autre caisse.");
        await portal.TransferAsync(passedOn, "auvergne");
        var own = await portal.SubmitAsync("tristan", "Bonjour, une question d’ici.");
        await using var visitor = await portal.MemberAsync("tristan");
        var there = await visitor.MoveFundAsync("auvergne");
        var page = visitor.Page;
        await visitor.OpenAsync("/member/");
        await page.Button("tout afficher").ClickAsync();
        var (newest, oldest) = (
            page.GetByRole(AriaRole.Article).First,
            page.GetByRole(AriaRole.Article).Filter(new() { HasText = "passée à une autre caisse" }).First
        );
        await Expect(
                oldest.GetByRole(
                    AriaRole.Heading,
                    new() { Name = $"Message du {French.Day(passedOn.CreatedAt, there)}" }
                )
            )
            .ToBeVisibleAsync();
        await Expect(oldest.GetByText($"Réponse attendue avant {French.Deadline(passedOn.DueAt, there)}."))
            .ToBeVisibleAsync();
        await Expect(newest.GetByText($"Réponse attendue avant {French.Deadline(own.DueAt)}.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fund_whose_time_cannot_be_had_keeps_no_exchange_from_being_shown()
    {
        var passedOn = await portal.SubmitAsync("turold", "Bonjour, une question passée à une autre caisse.");
        await portal.TransferAsync(passedOn, "auvergne");
        await using var visitor = await portal.MemberAsync("turold");
        await visitor.Page.RouteAsync("**/funds/auvergne", route => route.FulfillAsync(new() { Status = 503 }));
        await visitor.OpenAsync("/member/");
        await Expect(visitor.Page.Exchange()).ToHaveCountAsync(1);
        await Expect(visitor.Page.GetByText($"Réponse attendue avant {French.Deadline(passedOn.DueAt)}."))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_that_is_late_is_apologised_for()
    {
        await using var visitor = await portal.VisitAsync(
            new
            {
                sub = "odile",
                role = "member",
                fund = "picardie",
                name = "Odile Lefèvre",
                email = "odile@membre.example",
                profile = "exploitant",
            }
        );
        await visitor.OpenAsync("/member/");
        await Expect(visitor.Page.GetByText("Notre réponse a du retard\u00a0: vous deviez la recevoir avant le "))
            .ToContainTextAsync("Nous vous prions de nous en excuser.");
    }
}
