using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Portal.Tests.Member;

/// <summary>
/// The service behind the pages: what it holds, and what agents and members did there without a browser.
/// </summary>
internal static class Correspondence
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static Task<HttpClient> AsMemberAsync(this Hosting.Portal portal, string sub, string? name = null) =>
        portal.Service.SignInAsync(
            new
            {
                sub,
                role = "member",
                fund = "picardie",
                name = name ?? $"Nom de {sub}",
                email = $"{sub}@membre.example",
                profile = "particulier",
            }
        );

    public static async Task<MailboxView> MailboxAsync(this Hosting.Portal portal, string sub)
    {
        using var member = await portal.AsMemberAsync(sub);
        return (await member.GetFromJsonAsync<MailboxView>($"/api/v1/mailboxes/{sub}/contacts", Json))!;
    }

    public static async Task<ContactView> SubmitAsync(
        this Hosting.Portal portal,
        string sub,
        string text,
        string subject = "allocations-familiales",
        string reason = "mon-dossier-famille"
    )
    {
        using var member = await portal.AsMemberAsync(sub);
        var request = new
        {
            theme = "famille",
            subject,
            reason,
            kind = "question",
            text,
        };
        return await ReadAsync<ContactView>(await member.PostAsJsonAsync($"/api/v1/mailboxes/{sub}/contacts", request));
    }

    public static async Task<ContactView> ReplyAsync(
        this Hosting.Portal portal,
        ContactView contact,
        string text,
        string kind = "final"
    )
    {
        using var agent = await portal.Service.SignInAsync(
            new
            {
                sub = "agathe",
                role = "agent",
                fund = "picardie",
                name = "Agathe Roy",
            }
        );
        return await ReadAsync<ContactView>(
            await agent.PostAsJsonAsync(
                $"/api/v1/mailboxes/{contact.MemberId}/contacts/{contact.Id}/replies",
                new { text, kind }
            )
        );
    }

    public static async Task TransferAsync(this Hosting.Portal portal, ContactView contact, string fund)
    {
        using var agent = await portal.Service.SignInAsync(
            new
            {
                sub = "agathe",
                role = "agent",
                fund = "picardie",
                name = "Agathe Roy",
            }
        );
        var transfer = new
        {
            theme = contact.Topic.Theme.Code,
            subject = contact.Topic.Subject.Code,
            reason = contact.Topic.Reason.Code,
            fund,
        };
        (
            await agent.PostAsJsonAsync(
                $"/api/v1/mailboxes/{contact.MemberId}/contacts/{contact.Id}/transfer",
                transfer
            )
        ).EnsureSuccessStatusCode();
    }

    /// <summary>A procuration takes effect at once; the proxy's own mailbox hears of it a little later.</summary>
    public static async Task GrantAsync(this Hosting.Portal portal, string sub, string name, string proxyId)
    {
        using var member = await portal.AsMemberAsync(sub, name);
        (
            await member.PutAsJsonAsync(
                $"/api/v1/mailboxes/{sub}/proxies/{proxyId}",
                new { name = $"Nom de {proxyId}" }
            )
        ).EnsureSuccessStatusCode();
        using var proxy = await portal.AsMemberAsync(proxyId);
        await Eventually.TrueAsync(async () =>
            (await proxy.GetStringAsync("/api/v1/me")).Contains($"\"memberId\":\"{sub}\"", StringComparison.Ordinal)
        );
    }

    public static async Task RevokeAsync(this Hosting.Portal portal, string sub, string proxyId)
    {
        using var member = await portal.AsMemberAsync(sub);
        (await member.DeleteAsync($"/api/v1/mailboxes/{sub}/proxies/{proxyId}")).EnsureSuccessStatusCode();
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }
}
