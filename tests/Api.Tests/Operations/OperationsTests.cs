using System.Net;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Operations;

/// <summary>What a process shows to those who run it, and to nobody else.</summary>
public sealed class OperationsTests(RunningService running) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/DashboardCounters")]
    public async Task The_dashboard_leads_nowhere_unless_it_is_asked_for(string path)
    {
        await running.Service.Http.GetAsync(path).ProblemAsync(404, "not-found");
        using var admin = await running.Service.StaffAsync("regard-admin", role: "admin");
        await admin.GetAsync(path).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Metrics_count_what_members_ask_and_name_nobody()
    {
        using var member = await running.MemberAsync("mesuree");
        await member.SubmitAsync("mesuree");
        var metrics = "";
        await Eventually.TrueAsync(async () =>
            (metrics = await MetricsAsync()).Contains(
                "msa_requests_received_total{otel_scope_name=\"MsaOrleans\",fund=\"picardie\"}",
                StringComparison.Ordinal
            ) && metrics.Contains("\nmsa_board_open", StringComparison.Ordinal)
        );
        foreach (
            var name in new[]
            {
                "msa_outbox_mailboxes",
                "msa_outbox_age_seconds",
                "msa_board_open",
                "msa_wakeup_oldest_seconds",
                "http_server_request_duration_seconds_count",
            }
        )
            Assert.Contains($"\n{name}", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("mesuree", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Data Source", metrics, StringComparison.OrdinalIgnoreCase);
    }

    private Task<string> MetricsAsync() => running.Service.Http.GetStringAsync("/metrics");
}

/// <summary>How a process behaves that is asked for too much, or to stop.</summary>
public sealed class PressureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-pressure-").FullName;

    [Fact]
    public async Task Beyond_the_bound_requests_are_refused_at_once_to_be_sent_again()
    {
        await using var service = await Service.StartAsync(_folder, ("Limits:ConcurrentRequests", "1"));
        using var agent = await service.AgentAsync();
        using var live = await agent.GetAsync(
            "/api/v1/funds/picardie/board/events",
            HttpCompletionOption.ResponseHeadersRead
        );
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        using var refused = await agent.GetAsync(
            "/API/v1/funds/picardie/board/events",
            HttpCompletionOption.ResponseHeadersRead
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);

        using var request = await agent.GetAsync("/api/v1/funds");
        Assert.Equal(HttpStatusCode.OK, request.StatusCode);
    }

    [Fact]
    public async Task A_process_told_to_stop_says_that_it_is_not_ready_and_still_answers()
    {
        await using var service = await Service.StartAsync(_folder, ("Operations:StopDelay", "00:00:03"));
        service.BeginStop();
        await Eventually.TrueAsync(async () =>
            (await service.Http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable
        );
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/api/v1/funds")).StatusCode);
        await service.ExitedAsync();
        Assert.Equal(0, service.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
