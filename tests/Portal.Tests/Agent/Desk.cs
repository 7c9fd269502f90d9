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

    public Task<Visitor> ClaireAsync(BrowserNewContextOptions? options = null) => portal.StaffAsync("claire", "Claire Dubois", fund, options: options);

    public Task<Visitor> KarimAsync() => portal.StaffAsync("karim", "Karim Benali", fund);

    public Task<Visitor> SylvieAsync() => portal.StaffAsync("sylvie", "Sylvie Moreau", fund, "supervisor");

    public Task<Visitor> MemberAsync(string sub) => portal.VisitAsync(Claims(sub));

    /// <summary>A colleague who works without a browser.</summary>
    public Task<HttpClient> ColleagueAsync() =>
        portal.Service.SignInAsync(new { sub = "karim", role = "agent", fund, name = "Karim Benali" });

    /// <summary>A member files a request under "Allocations familiales", unless another topic is named.</summary>
    public async Task<Letter> WriteAsync(
        string sub, string reason = "autre", string theme = "famille", string subject = "allocations-familiales", string text = "Bonjour, quels documents dois-je envoyer ?")
    {
        if (!_members.TryGetValue(sub, out var member))
            _members.Add(sub, member = await portal.Service.SignInAsync(Claims(sub)));
        var answer = await member.PostAsJsonAsync($"/api/v1/mailboxes/{sub}/contacts", new { theme, subject, reason, kind = "question", text });
        answer.EnsureSuccessStatusCode();
        var contact = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(sub, contact.GetProperty("id").GetString()!, member);
    }

    /// <summary>Waits until the board, which follows within 2 s, holds so many.</summary>
    public async Task HoldsAsync(int open)
    {
        using var agent = await ColleagueAsync();
        await Eventually.TrueAsync(async () =>
            (await agent.GetFromJsonAsync<JsonElement>($"/api/v1/funds/{fund}/board?limit=1")).GetProperty("counts").GetProperty("open").GetInt32() == open);
    }

    /// <summary>Waits until the figures of this month, which follow too, count so many.</summary>
    public async Task CountsAsync(int received, int answered)
    {
        using var agent = await ColleagueAsync();
        await Eventually.TrueAsync(async () =>
        {
            var total = (await agent.GetFromJsonAsync<JsonElement>($"/api/v1/funds/{fund}/figures")).GetProperty("total");
            return total.GetProperty("received").GetInt32() == received && total.GetProperty("answered").GetInt32() == answered;
        });
    }

    private object Claims(string sub) =>
        new { sub, role = "member", fund, name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(sub), email = $"{sub}@membre.example", profile = "particulier" };
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
        (await agent.PostAsJsonAsync($"{Resource}/replies", new { text = "Bonjour, c’est fait.", kind })).EnsureSuccessStatusCode();

    public async Task ClaimAsync(HttpClient agent) =>
        (await agent.PutAsync(Resource + "/claim", null)).EnsureSuccessStatusCode();

    public async Task<int> AnswersAsync() =>
        (await Member.GetFromJsonAsync<JsonElement>(Resource)).GetProperty("messages").EnumerateArray().Count(message => message.GetProperty("author").GetProperty("kind").GetString() == "agent");
}
