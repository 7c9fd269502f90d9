using Microsoft.Playwright;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>What the desk's pages have, by role and name.</summary>
internal static class Locators
{
    public static ILocator Heading(this IPage page, string name) =>
        page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <summary>One of the board's views, with its count: "2 Ouvertes".</summary>
    public static ILocator View(this IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Vues" })
            .GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Rows(this IPage page) =>
        page.GetByRole(AriaRole.Region, new() { Name = "Demandes" }).GetByRole(AriaRole.Listitem);

    public static ILocator Row(this IPage page, string reason) => page.Rows().Filter(new() { HasText = reason });

    public static ILocator Answer(this IPage page) => page.GetByLabel("Réponse à l’adhérent");

    public static ILocator Note(this IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Note interne" });

    public static ILocator Question(this IPage page) => page.GetByRole(AriaRole.Dialog);
}
