using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Retention;

public sealed class RetentionTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Runs = "/api/v1/admin/retention/runs";

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
    public async Task A_run_is_in_the_audit_trail_of_its_fund_with_its_end()
    {
        var admin = await AdminAsync();
        var accepted = await admin.PostAsJsonAsync(Runs, new { fund = "bourgogne", dryRun = true });
        var id = (await Task.FromResult(accepted).JsonAsync(202)).GetProperty("id").GetString();

        var entries = new List<JsonElement>();
        await Eventually.TrueAsync(async () =>
        {
            entries = await EntriesAsync(admin, "fund=bourgogne", "RetentionDryRun");
            entries.RemoveAll(entry => entry.GetProperty("request").GetString() != id);
            return entries.Count == 2;
        });
        Assert.Equal([200, 0], entries.Select(entry => entry.GetProperty("status").GetInt32()));
        Assert.All(
            entries,
            entry =>
                Assert.Equal(
                    ("service", "r-admin"),
                    (entry.GetProperty("capacity").GetString(), entry.GetProperty("sub").GetString())
                )
        );
    }

    [Fact]
    public async Task An_erasure_is_in_the_audit_trail_and_names_nobody()
    {
        var admin = await AdminAsync();
        var member = await running.Service.SignInAsync(
            new
            {
                sub = "to-erase",
                role = "member",
                fund = "picardie",
                profile = "particulier",
            }
        );
        await member
            .PutAsJsonAsync(
                "/api/v1/mailboxes/to-erase/preferences",
                new { answerNotifications = false, recalls = false }
            )
            .JsonAsync(200);
        await admin.DeleteAsync("/api/v1/admin/mailboxes/to-erase?reason=Demande").JsonAsync(200);

        Assert.Empty(await EntriesAsync(admin, "memberId=to-erase", "EraseMailbox"));
        var entries = await EntriesAsync(admin, "actor=r-admin", "EraseMailbox");
        Assert.Equal([200, 0], entries.Select(entry => entry.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        var admin = await AdminAsync();
        await admin.PostAsJsonAsync(Runs, new { fund = "picardie" }).ProblemAsync(400, "invalid-request");
        await admin.PostAsJsonAsync(Runs, new { fund = "atlantide", dryRun = true }).ProblemAsync(404, "unknown-fund");
        await admin.GetAsync($"{Runs}/nope").ProblemAsync(404, "not-found");
        await admin.GetAsync("/api/v1/admin/retention?fund=atlantide").ProblemAsync(404, "unknown-fund");
        await admin.GetAsync("/api/v1/admin/retention?after=nope").ProblemAsync(400, "invalid-cursor");
    }

    private static async Task<List<JsonElement>> EntriesAsync(HttpClient admin, string query, string act) =>
        [
            .. (await admin.GetAsync($"/api/v1/admin/audit?{query}").JsonAsync(200))
                .GetProperty("entries")
                .EnumerateArray()
                .Where(entry => entry.GetProperty("act").GetString() == act),
        ];

    private Task<HttpClient> AdminAsync() => running.Service.SignInAsync(new { sub = "r-admin", role = "admin" });

    private static async Task<IReadOnlyList<JsonElement>> ReportsAsync(HttpClient admin, Uri run) =>
        [.. (await admin.GetAsync(run).JsonAsync(200)).GetProperty("reports").EnumerateArray()];
}
