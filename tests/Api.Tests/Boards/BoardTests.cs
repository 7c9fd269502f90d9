using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>A fund's board over HTTP; each test has a fund of its own.</summary>
[Collection(BoardCollection.Name)]
public sealed class BoardTests(RunningService running) : BoardScene(running)
{
    [Fact]
    public async Task A_request_is_on_the_board_until_it_is_answered()
    {
        var agent = await Running.Service.StaffAsync("b-agent", "gironde");
        var contact = await SubmitAsync("b-life", "gironde");

        var item = Assert.Single(await ItemsAsync(agent, "gironde", 1));
        Assert.Equal(
            [
                "assignee",
                "assigneeName",
                "contactId",
                "createdAt",
                "dueAt",
                "excerpt",
                "fund",
                "kind",
                "lapsedFrom",
                "lapsedFromName",
                "level",
                "memberId",
                "memberName",
                "minutesLeft",
                "profile",
                "reference",
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
        var agent = await Running.Service.StaffAsync("b-pages", "charentes");
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
            await Running.Service.StaffAsync("b-from", "lorraine"),
            await Running.Service.StaffAsync("b-to", "limousin")
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
        var admin = await Running.Service.SignInAsync(new { sub = "b-admin", role = "admin" });
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

        var agent = await Running.Service.StaffAsync("b-own", "maine-et-loire");
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

    [Theory]
    [InlineData("?view=late", "invalid-request")]
    [InlineData("?limit=0", "invalid-request")]
    [InlineData("?limit=201", "invalid-request")]
    [InlineData("?limit=x", "invalid-request")]
    [InlineData("?level=x", "invalid-request")]
    [InlineData("?lapsed=x", "invalid-request")]
    [InlineData("?after=x", "invalid-cursor")]
    public async Task A_bad_question_is_refused(string query, string code) =>
        await (await Running.AgentAsync()).GetAsync($"/api/v1/funds/picardie/board{query}").ProblemAsync(400, code);
}
