using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Figures;

public sealed class FigureTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task What_is_received_and_answered_is_counted_once_and_deflection_with_it()
    {
        var agent = await running.Service.StaffAsync("f-agent", "gironde");
        var member = await running.Service.MemberAsync("f-jean", fund: "gironde");
        var contacts = new List<JsonElement>();
        for (var i = 0; i < 3; i++)
            contacts.Add(await member.SubmitAsync("f-jean", key: $"k{i}").JsonAsync(201));
        await member.SubmitAsync("f-jean", key: "k0").JsonAsync(201);
        await agent.ReplyAsync(contacts[0], "Nous cherchons.", "interim").JsonAsync(201);
        await agent.ReplyAsync(contacts[0], "Voici la réponse.").JsonAsync(201);
        await member.PostAsJsonAsync(
            "/api/v1/catalog/online-services/declarer-changement-situation/outcomes",
            new { reason = "mon-changement-de-situation", outcome = "offered" }
        );

        await Eventually.TrueAsync(
            async () => (await TotalAsync(agent)).GetProperty("answered").GetInt32() == 1,
            TimeSpan.FromSeconds(20)
        );
        var figures = await FiguresAsync(agent);

        var total = figures.GetProperty("total");
        Assert.Equal(
            (3, 1, 1),
            (
                total.GetProperty("received").GetInt32(),
                total.GetProperty("answered").GetInt32(),
                total.GetProperty("inTime").GetInt32()
            )
        );
        Assert.Equal(100, total.GetProperty("inTimePercent").GetDouble());
        Assert.InRange(total.GetProperty("medianMinutes").GetInt32(), 0, 2);
        Assert.Equal("famille", figures.GetProperty("themes")[0].GetProperty("code").GetString());
        Assert.Equal("gironde", figures.GetProperty("funds")[0].GetProperty("code").GetString());
        Assert.Equal(1, figures.GetProperty("deflection")[0].GetProperty("offered").GetInt32());
        var admin = await running.Service.SignInAsync(new { sub = "f-admin", role = "admin" });
        Assert.Equal(
            3,
            (await admin.GetAsync("/api/v1/funds/national/figures").JsonAsync(200))
                .GetProperty("total")
                .GetProperty("received")
                .GetInt32()
        );
    }

    [Theory]
    [InlineData("?from=2026-02-01&to=2026-01-01", "invalid-dates")]
    [InlineData("?from=2025-01-01&to=2026-01-02", "invalid-dates")]
    [InlineData("?from=hier", "invalid-request")]
    public async Task Bad_dates_are_refused(string query, string code) =>
        await (await running.AgentAsync()).GetAsync($"/api/v1/funds/picardie/figures{query}").ProblemAsync(400, code);

    [Fact]
    public async Task Another_funds_figures_are_refused()
    {
        var agent = await running.AgentAsync();
        await agent.GetAsync("/api/v1/funds/charentes/figures").ProblemAsync(403, "forbidden");
        await agent.GetAsync("/api/v1/funds/nulle-part/figures").ProblemAsync(404, "unknown-fund");
    }

    private static async Task<JsonElement> TotalAsync(HttpClient client) =>
        (await FiguresAsync(client)).GetProperty("total");

    private static Task<JsonElement> FiguresAsync(HttpClient client) =>
        client.GetAsync("/api/v1/funds/gironde/figures").JsonAsync(200);
}
