using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>A fund's board over HTTP; each test has a fund of its own.</summary>
public sealed class BoardTests(RunningService running) : IClassFixture<RunningService>
{
    /// <summary>Longer than the 2 s that are promised, for machines that run other tests meanwhile.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_request_is_on_the_board_until_it_is_answered()
    {
        var agent = await running.Service.StaffAsync("b-agent", "gironde");
        var contact = await SubmitAsync("b-life", "gironde");

        var item = Assert.Single(await ItemsAsync(agent, "gironde", 1));
        Assert.Equal(
            [
                "assignee",
                "assigneeName",
                "contactId",
                "createdAt",
                "dueAt",
                "fund",
                "lapsedFrom",
                "lapsedFromName",
                "level",
                "memberId",
                "memberName",
                "minutesLeft",
                "status",
                "topic",
                "version",
            ],
            item.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(contact.GetProperty("id").GetString(), item.GetProperty("contactId").GetString());
        Assert.Equal(contact.GetProperty("dueAt").GetDateTimeOffset(), item.GetProperty("dueAt").GetDateTimeOffset());
        Assert.InRange(item.GetProperty("minutesLeft").GetInt32(), 2870, 2880);
        Assert.Equal(
            ("open", 0, 1),
            (
                item.GetProperty("status").GetString(),
                item.GetProperty("level").GetInt32(),
                item.GetProperty("version").GetInt32()
            )
        );

        Assert.Equal("Nom de b-life", item.GetProperty("memberName").GetString());
        await agent.ClaimAsync(contact).JsonAsync(200);
        Assert.Equal(
            "Nom de b-agent",
            (await ItemsAsync(agent, "gironde", 1, "?view=mine"))[0].GetProperty("assigneeName").GetString()
        );
        Assert.Empty(await ItemsAsync(agent, "gironde", 0, "?view=unassigned"));
        await agent.ReplyAsync(contact, "Nous cherchons.", "interim").JsonAsync(201);
        await Eventually.TrueAsync(
            async () =>
                (await PageAsync(agent, "gironde")).GetProperty("items")[0].GetProperty("status").GetString()
                == "pending",
            Timeout
        );
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);
        await ItemsAsync(agent, "gironde", 0);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_counts_are_of_the_whole()
    {
        var agent = await running.Service.StaffAsync("b-pages", "charentes");
        var ids = new List<string?>();
        for (var i = 0; i < 5; i++)
            ids.Add(
                (await SubmitAsync($"b-pages-{i}", "charentes", i % 2 == 0 ? "autre" : "mon-changement-de-situation"))
                    .GetProperty("id")
                    .GetString()
            );
        await ItemsAsync(agent, "charentes", 5);

        var (seen, after) = (new List<string?>(), "");
        while (true)
        {
            var page = await PageAsync(agent, "charentes", $"?limit=2{after}");
            Assert.Equal(5, page.GetProperty("counts").GetProperty("open").GetInt32());
            Assert.Equal(5, page.GetProperty("counts").GetProperty("themes").GetProperty("famille").GetInt32());
            Assert.Equal(5, page.GetProperty("counts").GetProperty("levels").GetProperty("0").GetInt32());
            seen.AddRange(
                page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("contactId").GetString())
            );
            if (page.GetProperty("next").GetString() is not { } next)
                break;
            after = $"&after={Uri.EscapeDataString(next)}";
        }
        Assert.Equal(ids, seen);
        Assert.Empty((await PageAsync(agent, "charentes", "?theme=sante")).GetProperty("items").EnumerateArray());
        Assert.Empty((await PageAsync(agent, "charentes", "?lapsed=true")).GetProperty("items").EnumerateArray());
        Assert.Equal(
            0,
            (await PageAsync(agent, "charentes", "?lapsed=true"))
                .GetProperty("counts")
                .GetProperty("allLapsed")
                .GetInt32()
        );
        Assert.Empty((await PageAsync(agent, "charentes", "?level=2")).GetProperty("items").EnumerateArray());
        Assert.Empty((await PageAsync(agent, "charentes", "?view=overdue")).GetProperty("items").EnumerateArray());
        Assert.Empty((await PageAsync(agent, "charentes", "?view=dueSoon")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_transfer_moves_a_contact_from_one_board_to_the_other()
    {
        var (from, to) = (
            await running.Service.StaffAsync("b-from", "lorraine"),
            await running.Service.StaffAsync("b-to", "limousin")
        );
        var contact = await SubmitAsync("b-transfer", "lorraine");
        await ItemsAsync(from, "lorraine", 1);
        await from.TransferAsync(contact, "autre", "limousin").JsonAsync(200);
        await ItemsAsync(from, "lorraine", 0);
        Assert.Equal(
            "autre",
            (await ItemsAsync(to, "limousin", 1))[0]
                .GetProperty("topic")
                .GetProperty("reason")
                .GetProperty("code")
                .GetString()
        );
    }

    [Fact]
    public async Task Admins_see_all_funds_as_one_and_agents_their_own_only()
    {
        var admin = await running.Service.SignInAsync(new { sub = "b-admin", role = "admin" });
        foreach (var fund in new[] { "maine-et-loire", "portes-de-bretagne" })
        {
            await SubmitAsync($"b-{fund}", fund);
            await ItemsAsync(admin, fund, 1);
        }
        var whole = await PageAsync(admin, "national", "?limit=200");
        var due = whole
            .GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("dueAt").GetDateTimeOffset())
            .ToList();
        Assert.Equal(due.Order(), due);
        Assert.Equal(whole.GetProperty("counts").GetProperty("open").GetInt32(), due.Count);
        var first = await PageAsync(admin, "national", "?limit=1");
        var second = await PageAsync(admin, "national", $"?limit=1&after={first.GetProperty("next").GetString()}");
        Assert.Equal(
            whole
                .GetProperty("items")
                .EnumerateArray()
                .Take(2)
                .Select(item => item.GetProperty("contactId").GetString()),
            [
                first.GetProperty("items")[0].GetProperty("contactId").GetString(),
                second.GetProperty("items")[0].GetProperty("contactId").GetString(),
            ]
        );

        Assert.All(
            whole.GetProperty("items").EnumerateArray(),
            item => Assert.Equal(JsonValueKind.Null, item.GetProperty("memberName").ValueKind)
        );

        var agent = await running.Service.StaffAsync("b-own", "maine-et-loire");
        Assert.Equal(
            "Nom de b-maine-et-loire",
            (await ItemsAsync(agent, "maine-et-loire", 1))[0].GetProperty("memberName").GetString()
        );
        var ofOne = (await ItemsAsync(admin, "maine-et-loire", 1))[0];
        var found = await admin
            .GetAsync($"/api/v1/funds/maine-et-loire/board/contacts/{ofOne.GetProperty("contactId").GetString()}")
            .JsonAsync(200);
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null),
            (ofOne.GetProperty("memberName").ValueKind, found.GetProperty("memberName").ValueKind)
        );
        await agent.GetAsync("/api/v1/funds/portes-de-bretagne/board").ProblemAsync(403, "forbidden");
        await agent.GetAsync("/api/v1/funds/national/board").ProblemAsync(403, "forbidden");
        await agent.GetAsync("/api/v1/funds/portes-de-bretagne/board/events").ProblemAsync(403, "forbidden");
        await admin.GetAsync("/api/v1/funds/nulle-part/board").ProblemAsync(404, "unknown-fund");
    }

    [Fact]
    public async Task Agents_whom_the_board_knows_are_offered_and_named_where_one_is_given_a_contact()
    {
        const string Fund = "alpes-vaucluse";
        var (karim, lea, sylvie) = (
            await running.Service.StaffAsync("b-karim", Fund),
            await running.Service.StaffAsync("b-lea", Fund),
            await running.Service.StaffAsync("b-sylvie", Fund, "supervisor")
        );
        var (claimed, answered, open) = (
            await SubmitAsync("b-known-1", Fund),
            await SubmitAsync("b-known-2", Fund),
            await SubmitAsync("b-known-3", Fund)
        );
        Assert.Empty((await AgentsAsync(sylvie, Fund)).EnumerateArray());
        await karim.ClaimAsync(claimed).JsonAsync(200);
        await lea.ReplyAsync(answered, "Voici la réponse.").JsonAsync(201);
        await ItemsAsync(sylvie, Fund, 2);
        await Eventually.TrueAsync(async () => (await AgentsAsync(sylvie, Fund)).GetArrayLength() == 2, Timeout);
        Assert.Equal(
            """[{"id":"b-karim","name":"Nom de b-karim"},{"id":"b-lea","name":"Nom de b-lea"}]""",
            (await AgentsAsync(sylvie, Fund)).GetRawText()
        );

        Assert.Equal(
            "Nom de b-lea",
            (await sylvie.ClaimAsync(open, new { agent = "b-lea" }).JsonAsync(200))
                .GetProperty("claim")
                .GetProperty("agent")
                .GetProperty("name")
                .GetString()
        );
        Assert.Equal(
            "b-inconnu",
            (await sylvie.ClaimAsync(open, new { agent = "b-inconnu" }).JsonAsync(200))
                .GetProperty("claim")
                .GetProperty("agent")
                .GetProperty("name")
                .GetString()
        );
        await karim.GetAsync("/api/v1/funds/corse/board/agents").ProblemAsync(403, "forbidden");
        await (await running.MemberAsync("b-known-1"))
            .GetAsync($"/api/v1/funds/{Fund}/board/agents")
            .ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_contact_is_found_by_its_id_while_its_fund_owes_an_answer()
    {
        const string Fund = "sud-aquitaine";
        var agent = await running.Service.StaffAsync("b-find", Fund);
        var contact = await SubmitAsync("b-found", Fund);
        var id = contact.GetProperty("id").GetString();
        await ItemsAsync(agent, Fund, 1);
        Assert.Equal(
            "b-found",
            (await agent.GetAsync($"/api/v1/funds/{Fund}/board/contacts/{id}").JsonAsync(200))
                .GetProperty("memberId")
                .GetString()
        );
        await agent
            .GetAsync($"/api/v1/funds/{Fund}/board/contacts/{new string('0', 32)}")
            .ProblemAsync(404, "not-found");
        await agent.GetAsync($"/api/v1/funds/{Fund}/board/contacts/b-found").ProblemAsync(400, "invalid-id");
        await (await running.Service.StaffAsync("b-find-other", "corse"))
            .GetAsync($"/api/v1/funds/{Fund}/board/contacts/{id}")
            .ProblemAsync(403, "forbidden");
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);
        await ItemsAsync(agent, Fund, 0);
        await agent.GetAsync($"/api/v1/funds/{Fund}/board/contacts/{id}").ProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("?view=late", "invalid-request")]
    [InlineData("?limit=0", "invalid-request")]
    [InlineData("?limit=201", "invalid-request")]
    [InlineData("?limit=x", "invalid-request")]
    [InlineData("?level=x", "invalid-request")]
    [InlineData("?lapsed=x", "invalid-request")]
    [InlineData("?after=x", "invalid-cursor")]
    public async Task A_bad_question_is_refused(string query, string code) =>
        await (await running.AgentAsync()).GetAsync($"/api/v1/funds/picardie/board{query}").ProblemAsync(400, code);

    private async Task<JsonElement> SubmitAsync(
        string memberId,
        string fund,
        string reason = "mon-changement-de-situation"
    ) =>
        await (await running.Service.MemberAsync(memberId, fund: fund))
            .SubmitAsync(memberId, People.Request(reason: reason))
            .JsonAsync(201);

    /// <summary>The items of a board once there are as many as expected, which is soon.</summary>
    private static async Task<List<JsonElement>> ItemsAsync(
        HttpClient client,
        string fund,
        int count,
        string query = ""
    )
    {
        List<JsonElement> items = [];
        await Eventually.TrueAsync(
            async () =>
                (items = [.. (await PageAsync(client, fund, query)).GetProperty("items").EnumerateArray()]).Count
                == count,
            Timeout
        );
        return items;
    }

    private static async Task<JsonElement> AgentsAsync(HttpClient client, string fund) =>
        (await client.GetAsync($"/api/v1/funds/{fund}/board/agents").JsonAsync(200)).GetProperty("agents");

    private static Task<JsonElement> PageAsync(HttpClient client, string fund, string query = "") =>
        client.GetAsync($"/api/v1/funds/{fund}/board{query}").JsonAsync(200);
}
