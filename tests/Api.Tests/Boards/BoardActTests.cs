using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>One act on several contacts, and who has one open.</summary>
[Collection(BoardCollection.Name)]
public sealed class BoardActTests(RunningService running) : BoardScene(running)
{
    [Fact]
    public async Task Each_contact_of_an_act_has_an_outcome_of_its_own()
    {
        const string Fund = "auvergne";
        var (claire, karim) = (
            await Running.Service.StaffAsync("a-claire", Fund),
            await Running.Service.StaffAsync("a-karim", Fund)
        );
        var (first, second, third) = (
            await SubmitAsync("a-acts-1", Fund),
            await SubmitAsync("a-acts-2", Fund),
            await SubmitAsync("a-acts-3", Fund)
        );
        await karim.ClaimAsync(second).JsonAsync(200);
        await ItemsAsync(claire, Fund, 3);

        var claimed = await ActAsync(
            claire,
            Fund,
            new
            {
                act = "claim",
                contacts = new object[]
                {
                    Id(first),
                    new { memberId = "a-acts-2", contactId = Id(second) },
                    Id(third),
                    new string('0', 32),
                },
            }
        );
        Assert.Equal("200 409 200 404", Statuses(claimed));
        Assert.Equal("a-acts-1", claimed[0].GetProperty("memberId").GetString());
        Assert.Equal(2, claimed[0].GetProperty("version").GetInt32());
        Assert.Equal(
            ("already-claimed", "Nom de a-karim"),
            (claimed[1].GetProperty("code").GetString(), claimed[1].GetProperty("holder").GetString())
        );
        Assert.Equal("not-found", claimed[3].GetProperty("code").GetString());

        Assert.Equal(
            "200 200",
            Statuses(await ActAsync(claire, Fund, new { act = "release", contacts = new[] { Id(third), Id(third) } }))
        );
        var moved = await ActAsync(
            claire,
            Fund,
            new
            {
                act = "transfer",
                contacts = new[] { Id(first), Id(third) },
                theme = "famille",
                subject = "allocations-familiales",
                reason = "autre",
            }
        );
        Assert.Equal("200 200", Statuses(moved));
        var seen = await claire.GetAsync(People.PathOf(first)).JsonAsync(200);
        Assert.Equal("autre", seen.GetProperty("topic").GetProperty("reason").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"contacts":["CONTACT"]}""", "act")]
    [InlineData("""{"act":"claim"}""", "contacts")]
    [InlineData("""{"act":"claim","contacts":[]}""", "contacts")]
    [InlineData("""{"act":"claim","contacts":["short"]}""", "contacts")]
    [InlineData("""{"act":"claim","contacts":[null]}""", "contacts")]
    [InlineData("""{"act":"transfer","contacts":["CONTACT"],"theme":"famille"}""", "subject")]
    [InlineData("""{"act":"release","contacts":["CONTACT"],"agent":"karim"}""", "agent")]
    public async Task What_is_wrong_with_an_act_is_told(string body, string field)
    {
        var agent = await Running.AgentAsync();
        var content = new StringContent(
            body.Replace("CONTACT", new string('a', 32), StringComparison.Ordinal),
            null,
            "application/json"
        );
        var problem = await agent.PostAsync("/api/v1/funds/picardie/board/acts", content).JsonAsync(400);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Fifty_contacts_are_taken_and_no_more()
    {
        var agent = await Running.AgentAsync();
        string[] contacts = [.. Enumerable.Range(0, 51).Select(n => n.ToString("x32", null))];
        await agent
            .PostAsJsonAsync("/api/v1/funds/picardie/board/acts", new { act = "release", contacts })
            .ProblemAsync(400, "invalid-request");
        var outcomes = await ActAsync(agent, "picardie", new { act = "release", contacts = contacts[1..] });
        Assert.Equal(50, outcomes.Count(outcome => outcome.GetProperty("status").GetInt32() == 404));
    }

    [Fact]
    public async Task Whoever_has_a_contact_open_is_named_to_colleagues_and_never_to_the_member()
    {
        const string Fund = "bourgogne";
        var (claire, karim) = (
            await Running.Service.StaffAsync("a-claire", Fund),
            await Running.Service.StaffAsync("a-karim", Fund)
        );
        var contact = await SubmitAsync("a-open", Fund);
        var path = People.PathOf(contact);

        Assert.Equal("[]", await ViewersAsync(karim.PutAsync($"{path}/presence", null)));
        Assert.Equal(
            """[{"id":"a-karim","name":"Nom de a-karim"}]""",
            await ViewersAsync(claire.PutAsync($"{path}/presence", null))
        );
        Assert.Equal("""[{"id":"a-claire","name":"Nom de a-claire"}]""", await ViewersAsync(karim.GetAsync(path)));
        using var member = await Running.Service.MemberAsync("a-open", fund: Fund);
        Assert.False((await member.GetAsync(path).JsonAsync(200)).TryGetProperty("viewers", out _));
        await member.PutAsync($"{path}/presence", null).ProblemAsync(403, "forbidden");
    }

    private static async Task<string> ViewersAsync(Task<HttpResponseMessage> sending) =>
        (await sending.JsonAsync(200)).GetProperty("viewers").GetRawText();

    private static async Task<List<JsonElement>> ActAsync(HttpClient client, string fund, object body) =>
        [
            .. (await client.PostAsJsonAsync($"/api/v1/funds/{fund}/board/acts", body).JsonAsync(200))
                .GetProperty("outcomes")
                .EnumerateArray(),
        ];

    private static string Statuses(List<JsonElement> outcomes) =>
        string.Join(' ', outcomes.Select(outcome => outcome.GetProperty("status").GetInt32()));

    private static string Id(JsonElement contact) => contact.GetProperty("id").GetString()!;
}
