using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Retention;

public sealed class RetentionTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_run_is_accepted_and_its_reports_are_where_the_answer_says()
    {
        var admin = await AdminAsync();
        var accepted = await admin.PostAsJsonAsync("/api/v1/admin/retention/runs", new { dryRun = true });
        var run = await Task.FromResult(accepted).JsonAsync(202);
        Assert.Equal(
            $"/api/v1/admin/retention/runs/{run.GetProperty("id").GetString()}",
            $"{accepted.Headers.Location}"
        );

        await Eventually.TrueAsync(async () =>
            (await ReportsAsync(admin, accepted.Headers.Location!)).All(report =>
                report.GetProperty("endedAt").ValueKind == JsonValueKind.String
            )
        );
        var reports = await ReportsAsync(admin, accepted.Headers.Location!);
        var funds = await running.Service.Nobody().GetAsync("/api/v1/funds").JsonAsync(200);
        Assert.Equal(funds.GetArrayLength(), reports.Count);
        Assert.All(
            reports,
            report =>
            {
                Assert.True(report.GetProperty("dryRun").GetBoolean());
                Assert.Equal("r-admin", report.GetProperty("askedBy").GetString());
                Assert.Equal(0, report.GetProperty("failed").GetInt32());
            }
        );
        var listed = await admin.GetAsync("/api/v1/admin/retention?fund=picardie").JsonAsync(200);
        Assert.Contains(
            run.GetProperty("id").GetString(),
            listed.GetProperty("items").EnumerateArray().Select(report => report.GetProperty("runId").GetString())
        );
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        var admin = await AdminAsync();
        const string Runs = "/api/v1/admin/retention/runs";
        await admin.PostAsJsonAsync(Runs, new { fund = "picardie" }).ProblemAsync(400, "invalid-request");
        await admin.PostAsJsonAsync(Runs, new { fund = "atlantide", dryRun = true }).ProblemAsync(404, "unknown-fund");
        await admin.GetAsync($"{Runs}/nope").ProblemAsync(404, "not-found");
        await admin.GetAsync("/api/v1/admin/retention?fund=atlantide").ProblemAsync(404, "unknown-fund");
        await admin.GetAsync("/api/v1/admin/retention?after=nope").ProblemAsync(400, "invalid-cursor");
    }

    private Task<HttpClient> AdminAsync() => running.Service.SignInAsync(new { sub = "r-admin", role = "admin" });

    private static async Task<IReadOnlyList<JsonElement>> ReportsAsync(HttpClient admin, Uri run) =>
        [.. (await admin.GetAsync(run).JsonAsync(200)).GetProperty("reports").EnumerateArray()];
}
