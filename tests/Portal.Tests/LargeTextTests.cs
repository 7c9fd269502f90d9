using System.Web;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>A browser that writes at 32 px, and one that is zoomed to twice its size.</summary>
[Collection(PortalCollection.Name)]
public sealed class LargeTextTests(Hosting.Portal portal)
{
    private const string Sub = "bertille";

    private static readonly object Claire = new
    {
        sub = "claire",
        role = "agent",
        fund = "picardie",
        name = "Claire Dubois",
    };

    private static readonly string[] Members =
    [
        "/member/",
        "/member/new.html",
        "/member/contact.html?id={0}",
        "/member/preferences.html",
        "/member/access.html",
        "/member/proxies.html",
        "/member/invitation.html",
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
            Claire,
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

    /// <summary>The widest figures that a fund can have: a million requests, weeks of delay.</summary>
    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(320, 640, true)]
    [InlineData(195, 422, false)]
    public async Task Large_figures_are_not_cut(int width, int height, bool isEnlarged)
    {
        var options = Window(width, height);
        await using var claire = await (
            isEnlarged ? portal.EnlargeAsync(Claire, options) : portal.VisitAsync(Claire, options)
        );
        await claire.Page.RouteAsync("**/api/v1/funds/picardie/figures?*", WidenAsync);
        await claire.OpenAsync("/agent/figures.html");
        await Expect(claire.Page.Locator(".key-figures")).ToContainTextAsync("1 234 567");
        Assert.Empty(await claire.LayoutFaultsAsync());
    }

    private static Task WidenAsync(IRoute route)
    {
        var figures = new
        {
            received = 1_234_567,
            answered = 1_234_567,
            inTime = 1_111_111,
            inTimePercent = 99.9,
            medianMinutes = 1439,
            p90Minutes = 39 * 1440 + 23 * 60,
        };
        var day = DateOnly.Parse($"{HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query)["from"]}", null);
        return route.FulfillAsync(
            new()
            {
                Json = new
                {
                    fund = "picardie",
                    total = figures,
                    days = new[] { new { day, figures } },
                    themes = new[] { new { code = "famille", figures }, new { code = "situation", figures } },
                    deflection = new[]
                    {
                        new
                        {
                            service = "declarer-changement-situation",
                            reason = "mon-changement-de-situation",
                            offered = 1_234_567,
                            used = 1_234_567,
                            declined = 1_234_567,
                        },
                    },
                },
            }
        );
    }

    private static BrowserNewContextOptions Window(int width, int height) =>
        new()
        {
            ViewportSize = new() { Width = width, Height = height },
        };

    private async Task LookAsync(object? claims, IEnumerable<string> addresses, int width, int height, bool isEnlarged)
    {
        foreach (var address in addresses)
        {
            var options = Window(width, height);
            await using var visitor = await (
                isEnlarged ? portal.EnlargeAsync(claims, options) : portal.VisitAsync(claims, options)
            );
            await visitor.OpenAsync(address);
            Assert.Equal([], (await visitor.LayoutFaultsAsync()).Select(fault => $"{address}: {fault}"));
        }
    }
}
