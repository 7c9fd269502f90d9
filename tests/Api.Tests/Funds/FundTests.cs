using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Funds;

public sealed class FundTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Funds_are_an_array_of_the_contracts_fields()
    {
        var funds = await running.Service.Http.GetFromJsonAsync<JsonElement>("/api/v1/funds");
        Assert.Equal(36, funds.GetArrayLength());
        var picardie = funds.EnumerateArray().Single(fund => fund.GetProperty("code").GetString() == "picardie");
        Assert.Equal(
            ["address", "calendar", "code", "contact", "name", "telephone", "timeZone"],
            picardie.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            picardie.ToString(),
            (await running.Service.Http.GetFromJsonAsync<JsonElement>("/api/v1/funds/picardie")).ToString()
        );
    }

    [Fact]
    public async Task A_deadline_is_explained()
    {
        var deadline = await running.Service.Http.GetFromJsonAsync<JsonElement>(
            "/api/v1/funds/picardie/deadline?receivedAt=2026-04-03T16:05:00%2B02:00"
        );

        Assert.Equal("2026-04-03T14:05:00Z", deadline.GetProperty("receivedAt").GetString());
        Assert.Equal("2026-04-08T14:05:00Z", deadline.GetProperty("dueAt").GetString());
        Assert.Equal("metropole", deadline.GetProperty("calendar").GetString());
        Assert.Equal(
            ["2026-04-04", "2026-04-05", "2026-04-06"],
            deadline.GetProperty("skipped").EnumerateArray().Select(day => day.GetProperty("date").GetString())
        );
        Assert.Equal(
            [1, 2, 3, 4],
            deadline.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("level").GetInt32())
        );
    }

    [Fact]
    public async Task The_catalogue_answers_304_to_its_own_version()
    {
        var first = await running.Service.Http.GetAsync("/api/v1/catalog?profile=exploitant");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/catalog?profile=exploitant");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await running.Service.Http.SendAsync(again)).StatusCode);
        Assert.True((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("themes").GetArrayLength() >= 4);
    }

    [Fact]
    public async Task An_online_service_pre_fills_its_topic_and_counts_what_became_of_its_offer()
    {
        var path = "/api/v1/catalog/online-services/demander-carte-europeenne";
        var service = await running.Service.Http.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal(
            "ma-carte-europeenne",
            service.GetProperty("topic").GetProperty("reason").GetProperty("code").GetString()
        );

        var jean = await running.MemberAsync("f-jean");
        foreach (var outcome in new[] { "offered", "used", "declined" })
            Assert.Equal(
                204,
                (int)
                    (
                        await jean.PostAsJsonAsync($"{path}/outcomes", new { reason = "ma-carte-europeenne", outcome })
                    ).StatusCode
            );
        await jean.PostAsJsonAsync($"{path}/outcomes", new { reason = "ma-carte-europeenne", outcome = "liked" })
            .ProblemAsync(400, "invalid-json");
        await jean.PostAsJsonAsync($"{path}/outcomes", new { reason = "nope", outcome = "used" })
            .ProblemAsync(400, "unknown-topic");
        await jean.PostAsJsonAsync(
                "/api/v1/catalog/online-services/nope/outcomes",
                new { reason = "nope", outcome = "used" }
            )
            .ProblemAsync(404, "unknown-online-service");
    }
}
