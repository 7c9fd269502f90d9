using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;

namespace MsaOrleans.Portal.Tests;

/// <summary>A browser that writes at 32 px, and one that is zoomed to twice its size.</summary>
[Collection(PortalCollection.Name)]
public sealed class LargeTextTests(Hosting.Portal portal)
{
    private const string Sub = "bertille";

    private static readonly string[] Members =
    [
        "/member/",
        "/member/new.html",
        "/member/contact.html?id={0}",
        "/member/preferences.html",
        "/member/proxies.html",
        "/member/?boite=odile",
    ];

    private static readonly string[] Agents =
    [
        "/agent/",
        $"/agent/contact.html?member={Sub}&id={{0}}",
        "/agent/figures.html",
    ];

    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(320, 640, true)]
    [InlineData(195, 422, false)]
    public async Task Nothing_is_cut_and_the_banner_leaves_three_quarters(int width, int height, bool isEnlarged)
    {
        var contact = await portal.SubmitAsync(Sub, "Bonjour, une question.");
        await portal.GrantAsync("odile", "Odile Lefèvre", Sub);
        var member = new
        {
            sub = Sub,
            role = "member",
            fund = "picardie",
            name = "Bertille de la Rochefoucauld-Montmorency",
            email = "b@membre.example",
            profile = "particulier",
        };
        await LookAsync(
            member,
            Members.Select(page => string.Format(null, page, contact.Id)),
            width,
            height,
            isEnlarged
        );
        await LookAsync(
            new
            {
                sub = "claire",
                role = "agent",
                fund = "picardie",
                name = "Claire Dubois",
            },
            Agents.Select(page => string.Format(null, page, contact.Id)),
            width,
            height,
            isEnlarged
        );
        await LookAsync(
            new
            {
                sub = "admin",
                role = "admin",
                name = "Administration",
            },
            ["/agent/", "/agent/figures.html"],
            width,
            height,
            isEnlarged
        );
        await LookAsync(null, ["/", "/nulle-part"], width, height, isEnlarged);
    }

    private async Task LookAsync(object? claims, IEnumerable<string> addresses, int width, int height, bool isEnlarged)
    {
        foreach (var address in addresses)
        {
            var options = new Microsoft.Playwright.BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = height },
            };
            await using var visitor = await (
                isEnlarged ? portal.EnlargeAsync(claims, options) : portal.VisitAsync(claims, options)
            );
            await visitor.OpenAsync(address);
            Assert.Equal([], (await visitor.LayoutFaultsAsync()).Select(fault => $"{address}: {fault}"));
        }
    }
}
