using Microsoft.Playwright;

namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>What all pages have, by role and name.</summary>
internal static class Controls
{
    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
