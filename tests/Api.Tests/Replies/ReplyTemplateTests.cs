using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Replies;

public sealed class ReplyTemplateTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Topic = "theme=famille&subject=allocations-familiales&reason=mon-changement-de-situation";

    [Fact]
    public async Task Templates_of_a_topic_come_filled_but_for_the_member()
    {
        var templates = await FindAsync($"?{Topic}");
        Assert.NotEmpty(templates);
        Assert.Contains(
            templates,
            template =>
                Text(template).Contains("Claire Dubois", StringComparison.Ordinal)
                && Text(template).Contains("MSA de Picardie", StringComparison.Ordinal)
        );
        Assert.All(
            templates,
            template =>
                Assert.Equal(
                    Text(template).Contains("{{", StringComparison.Ordinal) ? ["member"] : Array.Empty<string>(),
                    template.GetProperty("missing").EnumerateArray().Select(name => name.GetString())
                )
        );
    }

    [Fact]
    public async Task For_a_contact_the_members_name_is_filled_in_too()
    {
        var contact = await (await running.MemberAsync("t-jean")).SubmitAsync("t-jean").JsonAsync(201);
        var templates = await FindAsync($"?memberId=t-jean&contactId={contact.GetProperty("id").GetString()}");
        Assert.All(templates, template => Assert.Empty(template.GetProperty("missing").EnumerateArray()));
        Assert.Contains(templates, template => Text(template).Contains("Nom de t-jean", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?theme=inconnu", 400, "unknown-topic")]
    [InlineData("?subject=allocations-familiales", 400, "unknown-topic")]
    [InlineData("?memberId=t-jean", 400, "invalid-request")]
    [InlineData("?memberId=t-nobody&contactId=00000000000000000000000000000000", 404, "not-found")]
    public async Task A_bad_question_is_refused(string query, int status, string code) =>
        await (await running.AgentAsync()).GetAsync($"/api/v1/reply-templates{query}").ProblemAsync(status, code);

    private async Task<List<JsonElement>> FindAsync(string query) =>
        [
            .. (
                await (await running.AgentAsync()).GetAsync($"/api/v1/reply-templates{query}").JsonAsync(200)
            ).EnumerateArray(),
        ];

    private static string Text(JsonElement template) => template.GetProperty("text").GetString()!;
}
