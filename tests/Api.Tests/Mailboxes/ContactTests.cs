using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>The contract of the contact routes.</summary>
public sealed class ContactTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_contact_has_exactly_the_fields_of_the_contract()
    {
        var jean = await running.MemberAsync("c-fields");
        var response = await jean.SubmitAsync("c-fields");
        var contact = await Task.FromResult(response).JsonAsync(201);

        Assert.Equal(
            [
                "answeredAt",
                "assignee",
                "businessMinutes",
                "createdAt",
                "dueAt",
                "fund",
                "id",
                "kind",
                "level",
                "memberId",
                "messages",
                "readAt",
                "reference",
                "skipped",
                "status",
                "topic",
                "version",
            ],
            contact.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(People.PathOf(contact), response.Headers.Location?.ToString());
        Assert.Equal("\"1\"", response.Headers.ETag?.ToString());
        Assert.Equal(
            "{\"code\":\"famille\",\"label\":\"Famille, Allocations familiales, aides au logement\"}",
            contact.GetProperty("topic").GetProperty("theme").ToString()
        );
        Assert.EndsWith("Z", contact.GetProperty("dueAt").GetString(), StringComparison.Ordinal);
        var message = Assert.Single(contact.GetProperty("messages").EnumerateArray());
        Assert.Equal(
            ["author", "id", "kind", "sentAt", "text"],
            message.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal("{\"kind\":\"member\",\"name\":\"Nom de c-fields\"}", message.GetProperty("author").ToString());
    }

    [Fact]
    public async Task A_request_for_a_decision_has_the_day_on_which_silence_is_one_until_its_final_answer()
    {
        var jean = await running.MemberAsync("c-silence");
        var request = new
        {
            theme = "famille",
            subject = "aides-sociales",
            reason = "secours",
            kind = "question",
            text = "Bonjour, une aide est-elle possible ?",
        };
        var contact = await jean.PostAsJsonAsync("/api/v1/mailboxes/c-silence/contacts", request).JsonAsync(201);

        var silence = contact.GetProperty("silence");
        Assert.Equal("rejection", silence.GetProperty("effect").GetString());
        Assert.StartsWith("Vous pourrez alors saisir", silence.GetProperty("recourse").GetString()!);
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var received = TimeZoneInfo.ConvertTime(contact.GetProperty("createdAt").GetDateTimeOffset(), paris);
        Assert.Equal(received.AddMonths(2).ToString("yyyy-MM-dd", null), silence.GetProperty("on").GetString());
        var agent = await running.Service.StaffAsync("c-silence-agent");
        var answer = new { kind = "final", text = "Accordé." };
        var answered = await agent.PostAsJsonAsync(People.PathOf(contact) + "/replies", answer).JsonAsync(201);
        Assert.False(answered.TryGetProperty("silence", out _));
    }

    [Fact]
    public async Task What_a_member_says_of_the_answer_is_kept_shown_and_counted()
    {
        var jean = await running.Service.MemberAsync("c-thanks", fund: "charentes");
        var contact = await jean.SubmitAsync("c-thanks").JsonAsync(201);
        var feedback = People.PathOf(contact) + "/feedback";
        await jean.PutAsJsonAsync(feedback, new { resolved = true }).ProblemAsync(409, "not-answered");
        var agent = await running.Service.StaffAsync("c-thanks-agent", "charentes");
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);

        await jean.PutAsJsonAsync(feedback, new { resolved = true, rating = 6 }).ProblemAsync(400, "invalid-request");
        await jean.PutAsJsonAsync(feedback, new { rating = 4 }).ProblemAsync(400, "invalid-request");
        await jean.PutAsJsonAsync(feedback, new { resolved = true }).JsonAsync(200);
        var thanked = await jean.PutAsJsonAsync(feedback, new { resolved = true, rating = 4 }).JsonAsync(200);
        Assert.Equal(("answered", 4), (thanked.GetProperty("status").GetString(), RatingOf(thanked)));
        Assert.Equal(4, RatingOf(await agent.GetAsync(People.PathOf(contact)).JsonAsync(200)));

        await Eventually.TrueAsync(
            async () =>
            {
                var figures = await agent.GetAsync("/api/v1/funds/charentes/figures").JsonAsync(200);
                var total = figures.GetProperty("total");
                return (1, 0, 1)
                        == (
                            total.GetProperty("settled").GetInt32(),
                            total.GetProperty("notSettled").GetInt32(),
                            total.GetProperty("ratings").GetInt32()
                        )
                    && total.GetProperty("averageRating").GetDouble() is 4;
            },
            TimeSpan.FromSeconds(20)
        );

        static int RatingOf(JsonElement contact) => contact.GetProperty("feedback").GetProperty("rating").GetInt32();
    }

    [Fact]
    public async Task The_list_is_newest_first_with_limits_and_answers_304_until_something_changes()
    {
        var jean = await running.MemberAsync("c-list");
        var first = await jean.SubmitAsync("c-list").JsonAsync(201);
        var second = await jean.SubmitAsync("c-list").JsonAsync(201);

        var response = await jean.GetAsync("/api/v1/mailboxes/c-list/contacts");
        var list = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([Id(second), Id(first)], list.GetProperty("contacts").EnumerateArray().Select(Id));
        Assert.Equal(
            "{\"maxContacts\":50,\"historyMonths\":36,\"reopenDays\":30}",
            list.GetProperty("limits").ToString()
        );

        jean.DefaultRequestHeaders.IfNoneMatch.Add(response.Headers.ETag!);
        await running.Service.Mails.AwaitAsync(2);
        await Eventually.TrueAsync(async () => await TagAsync(jean) is var tag && tag == await TagAsync(jean));
        await jean.SubmitAsync("c-list").JsonAsync(201);
        Assert.Equal(HttpStatusCode.OK, (await jean.GetAsync("/api/v1/mailboxes/c-list/contacts")).StatusCode);
    }

    [Fact]
    public async Task A_contact_answers_304_to_its_own_version()
    {
        var jean = await running.MemberAsync("c-etag");
        var contact = await jean.SubmitAsync("c-etag").JsonAsync(201);
        jean.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.NotModified, (await jean.GetAsync(People.PathOf(contact))).StatusCode);
    }

    [Fact]
    public async Task Agents_always_get_the_time_left_and_the_version_as_ETag()
    {
        var contact = await (await running.MemberAsync("c-fresh")).SubmitAsync("c-fresh").JsonAsync(201);
        foreach (var role in new[] { "agent", "supervisor" })
        {
            var agent = await running.Service.StaffAsync($"c-fresh-{role}", role: role);
            agent.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", "*");
            var one = agent.GetAsync(People.PathOf(contact));
            Assert.InRange((await one.JsonAsync(200)).GetProperty("minutesLeft").GetInt32(), 2870, 2880);
            Assert.Equal("\"1\"", (await one).Headers.ETag?.ToString());
            var list = agent.GetAsync("/api/v1/mailboxes/c-fresh/contacts");
            Assert.Single((await list.JsonAsync(200)).GetProperty("contacts").EnumerateArray());
            Assert.NotNull((await list).Headers.ETag);
        }
    }

    [Fact]
    public async Task The_same_key_makes_one_contact_even_a_hundred_times_at_once()
    {
        var jean = await running.MemberAsync("c-key");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => jean.SubmitAsync("c-key", key: "k1").JsonAsync(201))
        );

        Assert.Single(answers.Select(Id).Distinct());
        await jean.SubmitAsync("c-key", People.Request("Une tout autre question."), "k1")
            .ProblemAsync(422, "idempotency-key-reused");
        Assert.Equal(1, (await jean.ListAsync("c-key")).GetProperty("contacts").GetArrayLength());
    }

    [Fact]
    public async Task A_stale_answer_is_refused_and_a_fresh_one_accepted()
    {
        var (jean, agent) = (await running.MemberAsync("c-stale"), await running.AgentAsync());
        var contact = await jean.SubmitAsync("c-stale").JsonAsync(201);
        await agent.ReplyAsync(contact, "Nous cherchons.", "interim", "\"1\"").JsonAsync(201);

        await agent.ReplyAsync(contact, "Voici la réponse.", "final", "\"1\"").ProblemAsync(412, "stale-version");
        await agent.ReplyAsync(contact, "Voici la réponse.", "final", "\"abc\"").ProblemAsync(412, "stale-version");
        var answered = await agent.ReplyAsync(contact, "Voici la réponse.", "final", "\"2\"").JsonAsync(201);
        Assert.Equal("answered", answered.GetProperty("status").GetString());
        await agent.ReplyAsync(contact, "Patience.", "interim").ProblemAsync(409, "already-answered");
    }

    [Fact]
    public async Task A_member_reads_the_answer_writes_again_and_so_reopens()
    {
        var (jean, agent) = (await running.MemberAsync("c-reopen"), await running.AgentAsync());
        var contact = await jean.SubmitAsync("c-reopen").JsonAsync(201);
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);

        var read = await jean.PutAsync($"{People.PathOf(contact)}/read", null).JsonAsync(200);
        Assert.NotEqual(JsonValueKind.Null, read.GetProperty("readAt").ValueKind);
        Assert.Equal(0, (await jean.ListAsync("c-reopen")).GetProperty("unread").GetInt32());
        var reopened = await jean.AddMessageAsync(contact).JsonAsync(201);
        Assert.Equal(
            ("open", JsonValueKind.Null),
            (reopened.GetProperty("status").GetString(), reopened.GetProperty("answeredAt").ValueKind)
        );
        Assert.Equal(
            ["request", "final", "followUp"],
            reopened.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("kind").GetString())
        );
    }

    [Fact]
    public async Task Export_and_preferences_are_the_members()
    {
        var jean = await running.MemberAsync("c-prefs");
        await jean.SubmitAsync("c-prefs").JsonAsync(201);
        var path = "/api/v1/mailboxes/c-prefs/preferences";
        Assert.Equal(
            "{\"answerNotifications\":true,\"recalls\":true}",
            (await jean.GetFromJsonAsync<JsonElement>(path)).ToString()
        );
        await jean.PutAsJsonAsync(path, new { answerNotifications = false, recalls = true }).JsonAsync(200);

        var export = await jean.GetFromJsonAsync<JsonElement>("/api/v1/mailboxes/c-prefs/export");
        Assert.False(export.GetProperty("preferences").GetProperty("answerNotifications").GetBoolean());
        Assert.Equal(1, export.GetProperty("contacts").GetArrayLength());
        await (await running.MemberAsync("c-other"))
            .GetAsync("/api/v1/mailboxes/c-prefs/export")
            .ProblemAsync(404, "not-found");
    }

    private static string Id(JsonElement contact) => contact.GetProperty("id").GetString()!;

    private static async Task<string?> TagAsync(HttpClient client)
    {
        var response = await client.GetAsync("/api/v1/mailboxes/c-list/contacts");
        return response.Headers.ETag?.ToString();
    }
}
