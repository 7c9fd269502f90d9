using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Agent;

/// <summary>A fund of a test's own: what its members write, and the agents who open their browsers there.</summary>
internal sealed class Desk(Hosting.Portal portal, string fund)
{
    private readonly Dictionary<string, HttpClient> _members = [];

    public Task<Visitor> ClaireAsync(BrowserNewContextOptions? options = null) =>
        portal.StaffAsync("claire", "Claire Dubois", fund, options: options);

    public Task<Visitor> KarimAsync() => portal.StaffAsync("karim", "Karim Benali", fund);

    public Task<Visitor> SylvieAsync() => portal.StaffAsync("sylvie", "Sylvie Moreau", fund, "supervisor");

    public Task<Visitor> MemberAsync(string sub) => portal.VisitAsync(Claims(sub));

    /// <summary>A colleague who works without a browser.</summary>
    public Task<HttpClient> ColleagueAsync() =>
        portal.Service.SignInAsync(
            new
            {
                sub = "karim",
                role = "agent",
                fund,
                name = "Karim Benali",
            }
        );

    /// <summary>A member files a request under "Allocations familiales", unless another topic is named.</summary>
    public async Task<Letter> WriteAsync(
        string sub,
        string reason = "autre",
        string theme = "famille",
        string subject = "allocations-familiales",
        string text = "Bonjour, quels documents dois-je envoyer ?"
    )
    {
        if (!_members.TryGetValue(sub, out var member))
            _members.Add(sub, member = await portal.Service.SignInAsync(Claims(sub)));
        var answer = await member.PostAsJsonAsync(
            $"/api/v1/mailboxes/{sub}/contacts",
            new
            {
                theme,
                subject,
                reason,
                kind = "question",
                text,
            }
        );
        answer.EnsureSuccessStatusCode();
        var contact = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(sub, contact.GetProperty("id").GetString()!, member);
    }

    /// <summary>
    /// Waits until the board, which follows within 2 s, holds so many, of one theme where one is named.
    /// </summary>
    public async Task HoldsAsync(int open, string? theme = null)
    {
        using var agent = await ColleagueAsync();
        var board = $"/api/v1/funds/{fund}/board?view=open&limit=200" + (theme is null ? "" : $"&theme={theme}");
        await Eventually.TrueAsync(async () =>
            (await agent.GetFromJsonAsync<JsonElement>(board)).GetProperty("items").GetArrayLength() == open
        );
    }

    /// <summary>Waits until the board shows a request as it is since so many changes.</summary>
    public async Task ShowsAsync(Letter letter, int version)
    {
        using var agent = await ColleagueAsync();
        await Eventually.TrueAsync(async () =>
            (await agent.GetFromJsonAsync<JsonElement>($"/api/v1/funds/{fund}/board"))
                .GetProperty("items")
                .EnumerateArray()
                .Any(item =>
                    item.GetProperty("contactId").GetString() == letter.ContactId
                    && item.GetProperty("version").GetInt32() == version
                )
        );
    }

    /// <summary>The fund's figures, once they, which follow too, count so many.</summary>
    public async Task<JsonElement> CountsAsync(int received, int answered)
    {
        using var agent = await ColleagueAsync();
        var figures = default(JsonElement);
        await Eventually.TrueAsync(async () =>
        {
            figures = await agent.GetFromJsonAsync<JsonElement>($"/api/v1/funds/{fund}/figures");
            var total = figures.GetProperty("total");
            return total.GetProperty("received").GetInt32() == received
                && total.GetProperty("answered").GetInt32() == answered;
        });
        return figures;
    }

    private object Claims(string sub) =>
        new
        {
            sub,
            role = "member",
            fund,
            name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(sub),
            email = $"{sub}@membre.example",
            profile = "particulier",
        };
}

/// <summary>A request that a member sent.</summary>
internal sealed record Letter(string MemberId, string ContactId, HttpClient Member)
{
    public string Page => $"/agent/contact.html?member={MemberId}&id={ContactId}";

    private string Resource => $"/api/v1/mailboxes/{MemberId}/contacts/{ContactId}";

    /// <summary>The member adds to it.</summary>
    public async Task AddAsync(string text) =>
        (await Member.PostAsJsonAsync($"{Resource}/messages", new { text })).EnsureSuccessStatusCode();

    public async Task AnswerAsync(HttpClient agent, string kind = "final") =>
        (
            await agent.PostAsJsonAsync($"{Resource}/replies", new { text = "Bonjour, c’est fait.", kind })
        ).EnsureSuccessStatusCode();

    public async Task ClaimAsync(HttpClient agent) =>
        (await agent.PutAsync(Resource + "/claim", null)).EnsureSuccessStatusCode();

    public async Task PassOnAsync(HttpClient agent, string fund, string theme, string subject, string reason) =>
        (
            await agent.PostAsJsonAsync(
                $"{Resource}/transfer",
                new
                {
                    theme,
                    subject,
                    reason,
                    fund,
                }
            )
        ).EnsureSuccessStatusCode();

    public async Task<int> AnswersAsync() =>
        (await Member.GetFromJsonAsync<JsonElement>(Resource))
            .GetProperty("messages")
            .EnumerateArray()
            .Count(message => message.GetProperty("author").GetProperty("kind").GetString() == "agent");
}
