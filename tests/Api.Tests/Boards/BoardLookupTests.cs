using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>What is looked up on a board: its agents, and one contact.</summary>
[Collection(BoardCollection.Name)]
public sealed class BoardLookupTests(RunningService running) : BoardScene(running)
{
    [Fact]
    public async Task Agents_whom_the_board_knows_are_offered_and_named_where_one_is_given_a_contact()
    {
        const string Fund = "alpes-vaucluse";
        var (karim, lea, sylvie) = (
            await Running.Service.StaffAsync("b-karim", Fund),
            await Running.Service.StaffAsync("b-lea", Fund),
            await Running.Service.StaffAsync("b-sylvie", Fund, "supervisor")
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
        await (await Running.MemberAsync("b-known-1"))
            .GetAsync($"/api/v1/funds/{Fund}/board/agents")
            .ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task A_contact_is_found_by_its_id_while_its_fund_owes_an_answer()
    {
        const string Fund = "sud-aquitaine";
        var agent = await Running.Service.StaffAsync("b-find", Fund);
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
        await (await Running.Service.StaffAsync("b-find-other", "corse"))
            .GetAsync($"/api/v1/funds/{Fund}/board/contacts/{id}")
            .ProblemAsync(403, "forbidden");
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);
        await ItemsAsync(agent, Fund, 0);
        await agent.GetAsync($"/api/v1/funds/{Fund}/board/contacts/{id}").ProblemAsync(404, "not-found");
    }

    private static async Task<JsonElement> AgentsAsync(HttpClient client, string fund) =>
        (await client.GetAsync($"/api/v1/funds/{fund}/board/agents").JsonAsync(200)).GetProperty("agents");
}
