using System.Text.Json;
using MsaOrleans.Api.Tests.Boards;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Search;

/// <summary>Contacts are found in a fund, answered ones too; each test has a fund of its own.</summary>
[Collection(BoardCollection.Name)]
public sealed class SearchTests(RunningService running) : BoardScene(running)
{
    [Fact]
    public async Task A_contact_is_found_at_once_by_name_id_reference_and_topic_and_once_it_is_answered()
    {
        const string Fund = "franche-comte";
        var agent = await Running.Service.StaffAsync("s-agent", Fund);
        using var member = await MemberAsync("s-Odile-1", "Ödile D’Arc", Fund);
        var sent = await member.SubmitAsync("s-Odile-1").JsonAsync(201);
        var reference = sent.GetProperty("reference").GetString()!;
        var id = sent.GetProperty("id").GetString();

        foreach (
            var text in new[] { "odil", "OD arc", "d'arc", "s-odile", reference, "alloc", "fam odi", reference[..7] }
        )
            Assert.Equal(id, Assert.Single(await FindAsync(agent, Fund, text)).GetProperty("contactId").GetString());
        Assert.Empty(await FindAsync(agent, Fund, "dile"));
        await agent.ReplyAsync(sent, "Voici la réponse.").JsonAsync(201);

        var found = Assert.Single(await FindAsync(agent, Fund, "odile&status=answered"));
        Assert.Equal(reference, found.GetProperty("reference").GetString());
        Assert.Equal("Ödile D’Arc", found.GetProperty("memberName").GetString());
        Assert.Equal(RunningService.Text, found.GetProperty("excerpt").GetString());
        Assert.Equal("answered", found.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.String, found.GetProperty("answeredAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("minutesLeft").ValueKind);
        Assert.Empty(await FindAsync(agent, Fund, "odile&status=open"));
        Assert.Empty(await FindAsync(agent, Fund, "odile&theme=sante"));
        Assert.Single(await FindAsync(agent, Fund, "odile&theme=famille"));
    }

    [Fact]
    public async Task What_is_found_comes_newest_first_page_by_page()
    {
        const string Fund = "loire-atlantique-vendee";
        var agent = await Running.Service.StaffAsync("s-agent", Fund);
        using var member = await MemberAsync("s-paged", "Paul Paged", Fund);
        var sent = new List<string?>();
        foreach (var _ in Enumerable.Range(0, 3))
            sent.Insert(0, (await member.SubmitAsync("s-paged").JsonAsync(201)).GetProperty("id").GetString());

        var first = await PageOfAsync(agent, Fund, "paged&limit=2");
        var second = await PageOfAsync(agent, Fund, $"paged&limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(sent[..2], Ids(first));
        Assert.Equal(sent[2..], Ids(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Another_fund_is_closed_and_all_of_them_are_for_admins_whom_no_name_is_told()
    {
        const string Fund = "berry-touraine";
        var agent = await Running.Service.StaffAsync("s-agent", Fund);
        using var admin = await Running.Service.SignInAsync(new { sub = "s-admin", role = "admin" });
        using var member = await MemberAsync("s-closed", "Zénobie Unique", Fund);
        await member.SubmitAsync("s-closed").JsonAsync(201);

        await agent.GetAsync("/api/v1/funds/gironde/search?q=z").ProblemAsync(403, "forbidden");
        await agent.GetAsync("/api/v1/funds/national/search?q=z").ProblemAsync(403, "forbidden");
        var found = Assert.Single(await FindAsync(admin, "national", "zenobie"));
        Assert.Equal(
            ("s-closed", Fund),
            (found.GetProperty("memberId").GetString(), found.GetProperty("fund").GetString())
        );
        Assert.Equal(JsonValueKind.Null, found.GetProperty("memberName").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("excerpt").ValueKind);
    }

    [Theory]
    [InlineData("", "invalid-request")]
    [InlineData("?q=", "invalid-request")]
    [InlineData("?q=%20%E2%80%8B", "invalid-request")]
    [InlineData("?q=a%00b", "invalid-request")]
    [InlineData("?q=a%0Ab", "invalid-request")]
    [InlineData("?q=a&status=closed", "invalid-request")]
    [InlineData("?q=a&limit=0", "invalid-request")]
    [InlineData("?q=a&limit=201", "invalid-request")]
    [InlineData("?q=a&theme=", "invalid-request")]
    [InlineData("?q=-_-", "invalid-search")]
    [InlineData("?q=a+b+c+d+e+f+g+h+i", "invalid-search")]
    [InlineData("?q=a&after=nowhere", "invalid-cursor")]
    public async Task What_cannot_be_looked_for_is_told(string query, string code) =>
        await (await Running.AgentAsync()).GetAsync($"/api/v1/funds/picardie/search{query}").ProblemAsync(400, code);

    [Fact]
    public async Task A_text_may_have_a_hundred_characters_and_no_more()
    {
        var agent = await Running.AgentAsync();
        Assert.Empty(await FindAsync(agent, "picardie", new string('q', 100)));
        await agent
            .GetAsync($"/api/v1/funds/picardie/search?q={new string('q', 101)}")
            .ProblemAsync(400, "invalid-request");
        Assert.Empty(await FindAsync(agent, "picardie", "100%25_'\""));
    }

    private Task<HttpClient> MemberAsync(string sub, string name, string fund) =>
        Running.Service.SignInAsync(
            new
            {
                sub,
                role = "member",
                fund,
                name,
                profile = "particulier",
            }
        );

    private static async Task<List<JsonElement>> FindAsync(HttpClient client, string fund, string query) =>
        [.. (await PageOfAsync(client, fund, query)).GetProperty("items").EnumerateArray()];

    private static Task<JsonElement> PageOfAsync(HttpClient client, string fund, string query) =>
        client.GetAsync($"/api/v1/funds/{fund}/search?q={query}").JsonAsync(200);

    private static List<string?> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("contactId").GetString())];
}
