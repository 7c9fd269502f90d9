using System.Net.ServerSentEvents;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>A board followed live.</summary>
public sealed class BoardEventsTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Changes_come_live_and_in_order()
    {
        var agent = await running.Service.StaffAsync("e-agent", "gironde");
        using var stream = await FollowAsync(agent, "gironde");
        Assert.Equal("ready", (await stream.NextAsync()).EventType);

        var contact = await SubmitAsync("e-live", "gironde");
        await agent.ClaimAsync(contact).JsonAsync(200);
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);

        var (came, claimed, left) = (await stream.NextAsync(), await stream.NextAsync(), await stream.NextAsync());
        Assert.Equal(["changed", "changed", "removed"], new[] { came, claimed, left }.Select(item => item.EventType));
        Assert.Equal(1, Json(came).GetProperty("item").GetProperty("version").GetInt32());
        Assert.Equal("e-agent", Json(claimed).GetProperty("item").GetProperty("assignee").GetString());
        Assert.Equal(contact.GetProperty("id").GetString(), Json(left).GetProperty("contactId").GetString());
    }

    [Fact]
    public async Task Members_are_named_to_agents_and_not_to_admins()
    {
        using var agents = await FollowAsync(
            await running.Service.StaffAsync("e-named", "sud-champagne"),
            "sud-champagne"
        );
        using var admins = await FollowAsync(
            await running.Service.SignInAsync(new { sub = "e-admin", role = "admin" }),
            "sud-champagne"
        );
        Assert.Equal(("ready", "ready"), ((await agents.NextAsync()).EventType, (await admins.NextAsync()).EventType));
        await SubmitAsync("e-named", "sud-champagne");
        Assert.Equal(
            "Nom de e-named",
            Json(await agents.NextAsync()).GetProperty("item").GetProperty("memberName").GetString()
        );
        Assert.Equal(
            JsonValueKind.Null,
            Json(await admins.NextAsync()).GetProperty("item").GetProperty("memberName").ValueKind
        );
    }

    [Fact]
    public async Task Whoever_comes_back_gets_what_they_missed()
    {
        var agent = await running.Service.StaffAsync("e-back", "charentes");
        string last;
        using (var stream = await FollowAsync(agent, "charentes"))
            last = (await stream.NextAsync()).EventId!;
        var contact = await SubmitAsync("e-back", "charentes");
        await agent.ClaimAsync(contact).JsonAsync(200);

        using var resumed = await FollowAsync(agent, "charentes", last);
        Assert.Equal((1, 2), (Version(await resumed.NextAsync()), Version(await resumed.NextAsync())));
    }

    [Fact]
    public async Task A_place_that_is_not_known_any_more_is_a_reset()
    {
        using var stream = await FollowAsync(
            await running.Service.StaffAsync("e-reset", "lorraine"),
            "lorraine",
            "an-earlier-run-1"
        );
        Assert.Equal("reset", (await stream.NextAsync()).EventType);
    }

    [Fact]
    public async Task A_stop_ends_the_streams_and_is_not_held_up_by_them()
    {
        var folder = Directory.CreateTempSubdirectory("msa-events-").FullName;
        try
        {
            await using var service = await Service.StartAsync(folder);
            using var stream = await FollowAsync(await service.AgentAsync(), "picardie");
            await stream.NextAsync();
            await service.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(0, service.ExitCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<JsonElement> SubmitAsync(string memberId, string fund) =>
        await (await running.Service.MemberAsync(memberId, fund: fund)).SubmitAsync(memberId).JsonAsync(201);

    private static int Version(SseItem<string> item) =>
        Json(item).GetProperty("item").GetProperty("version").GetInt32();

    private static JsonElement Json(SseItem<string> item) => JsonDocument.Parse(item.Data).RootElement;

    private static async Task<Stream> FollowAsync(HttpClient client, string fund, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/funds/{fund}/board/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new Stream(
            response,
            SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator()
        );
    }

    private sealed record Stream(HttpResponseMessage Response, IAsyncEnumerator<SseItem<string>> Items) : IDisposable
    {
        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await Items.MoveNextAsync().AsTask().WaitAsync(Timeout));
            return Items.Current;
        }

        public void Dispose() => Response.Dispose();
    }
}
