using System.Net.Http.Json;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Agent;
using MsaOrleans.Portal.Tests.Hosting;
using MsaOrleans.Portal.Tests.Member;
using static Microsoft.Playwright.Assertions;

namespace MsaOrleans.Portal.Tests;

/// <summary>
/// Whatever a name is made of, the page holds, its neighbours stay as they are, and nobody is nameless.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class NameTests(Hosting.Portal portal)
{
    private static readonly string LongId = new('m', 66);

    public static TheoryData<string, string?, string> Names =>
        new()
        {
            { LongId, null, LongId },
            { "zelie-turned", "Jean\u202e Martin", "Jean Martin" },
            { "zelie-blank", "\u200b", "zelie-blank" },
            { "zelie-filler", "\u3164\u2800\u00ad", "zelie-filler" },
            { "zelie-long", new string('W', 66), new string('W', 66) },
            { "zelie-isolated", "\u2067Anne\u200f", "Anne" },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_is_shown_so_that_the_page_holds(string sub, string? name, string shown)
    {
        var claims = new
        {
            sub,
            role = "member",
            fund = "picardie",
            name,
            email = $"{sub}@membre.example",
            profile = "particulier",
        };
        using var member = await portal.Service.SignInAsync(claims);
        var request = new
        {
            theme = "retraite",
            subject = "carriere",
            reason = "autre",
            kind = "question",
            text = "Bonjour, une question.",
        };
        var contact = await Correspondence.ReadAsync<MsaOrleans.Mailboxes.ContactView>(
            await member.PostAsJsonAsync($"/api/v1/mailboxes/{sub}/contacts", request)
        );
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 320, Height = 800 },
        };

        await using var visitor = await portal.VisitAsync(claims, options);
        await visitor.OpenAsync("/member/");
        await visitor.Page.Button("Menu").ClickAsync();
        await Expect(visitor.Page.Locator("header.site .reader > span")).ToHaveTextAsync(shown);
        await visitor.Page.Button("Menu").ClickAsync();
        await ClearAsync(visitor, "history");
        await visitor.OpenAsync($"/member/contact.html?id={contact.Id}");
        await ClearAsync(visitor, "exchange");

        await using var agent = await portal.StaffAsync("claire", "Claire Dubois", options: options);
        await agent.OpenAsync($"/agent/contact.html?member={sub}&id={contact.Id}");
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync($"Échange avec {shown}");
        await Expect(agent.Page).ToHaveTitleAsync($"Échange avec {shown} – Messagerie sécurisée");
        await ClearAsync(agent, "desk");
        await Eventually.TrueAsync(async () =>
        {
            await agent.OpenAsync("/agent/?theme=retraite");
            return await agent.Page.Rows().Filter(new() { HasText = shown }).CountAsync() > 0;
        });
        await ClearAsync(agent, "board");
    }

    private static async Task ClearAsync(Visitor visitor, string state)
    {
        Assert.Equal((state, ""), (state, string.Join('\n', await visitor.LayoutFaultsAsync())));
        Assert.DoesNotMatch(
            "[\u202a-\u202e\u2066\u2067\u200b\u3164]",
            await visitor.Page.Locator("body").InnerTextAsync()
        );
    }
}
