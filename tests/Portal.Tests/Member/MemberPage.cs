using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>What a member does with the pages, in their words.</summary>
internal static class MemberPage
{
    public const string Family = "Famille, Allocations familiales, aides au logement",
        Allowances = "Allocations familiales";

    /// <summary>
    /// What opens and closes an exchange of the history that <see cref="Correspondence.SubmitAsync"/> or
    /// <see cref="WriteAsync"/> began.
    /// </summary>
    public static ILocator Exchange(this IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Mon dossier Famille" });

    public static ILocator Link(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Title(this IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new() { Name = name });

    public static ILocator Text(this IPage page) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = "Écrivez ici votre message" });

    /// <summary>Fills in an invitation, without sending it.</summary>
    public static async Task InviteAsync(this IPage page, string name, string email)
    {
        await page.GetByLabel("Nom et prénom").FillAsync(name);
        await page.GetByLabel("Adresse électronique").FillAsync(email);
        await page.GetByLabel("J’ai lu ces termes").CheckAsync();
    }

    /// <summary>Somebody else goes on in the same window.</summary>
    public static async Task BecomeAsync(this Visitor visitor, string sub)
    {
        var claims = new
        {
            sub,
            role = "member",
            fund = "picardie",
            name = $"Nom de {sub}",
            email = $"{sub}@membre.example",
            profile = "particulier",
        };
        Assert.True(
            (await visitor.Context.APIRequest.PostAsync("/api/v1/demo/session", new() { DataObject = claims })).Ok
        );
    }

    /// <summary>For this visitor, a fund lies where it is another day.</summary>
    public static async Task<TimeZoneInfo> MoveFundAsync(this Visitor visitor, string fund)
    {
        const string There = "Pacific/Kiritimati";
        await visitor.Page.RouteAsync(
            $"**/funds/{fund}",
            async route =>
            {
                var known = await route.FetchAsync();
                await route.FulfillAsync(
                    new()
                    {
                        Response = known,
                        Body = (await known.TextAsync()).Replace("Europe/Paris", There, StringComparison.Ordinal),
                    }
                );
            }
        );
        return TimeZoneInfo.FindSystemTimeZoneById(There);
    }

    public static async Task ChooseAsync(this IPage page, params string[] choices)
    {
        foreach (var choice in choices)
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();
            await page.Button("Valider").ClickAsync();
        }
    }

    /// <summary>From the first step to the last look; the reason offers no online service.</summary>
    public static async Task WriteAsync(this IPage page, string text)
    {
        await page.ChooseAsync(Family, Allowances, "Mon dossier Famille");
        await page.Text().FillAsync(text);
        await page.Button("Valider").ClickAsync();
        await Expect(page.Title("Récapitulatif de ma demande")).ToBeFocusedAsync();
    }

    public static async Task SendAsync(this IPage page)
    {
        await page.Button("Envoyer").ClickAsync();
        await Expect(page.Title("Votre message est envoyé")).ToBeFocusedAsync();
    }
}
