using System.Net;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Operations;

/// <summary>The Orleans dashboard where it is asked for.</summary>
public sealed class DashboardTests(WatchedService running) : IClassFixture<WatchedService>
{
    [Fact]
    public async Task Only_administrators_see_the_dashboard()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await running.Service.Http.GetAsync("/dashboard/")).StatusCode);
        foreach (var role in new[] { "member", "agent", "supervisor" })
        {
            using var other = await running.Service.StaffAsync($"regard-{role}", role: role);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/dashboard/")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/dashboard/DashboardCounters")).StatusCode);
        }
        using var admin = await running.Service.StaffAsync("regard-admin", role: "admin");
        Assert.Contains("<html", await admin.GetStringAsync("/dashboard/"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/dashboard/DashboardCounters")).StatusCode);
    }

    [Theory]
    [InlineData("/dashboard/GrainState?grainId=mailbox/jean&grainType=mailbox")]
    [InlineData("/dashboard/grainstate?grainId=mailbox/jean&grainType=mailbox")]
    [InlineData("/dashboard/Reminders/1")]
    public async Task The_dashboard_shows_nobody_what_members_wrote(string path)
    {
        using var admin = await running.Service.StaffAsync("regard-admin", role: "admin");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).StatusCode);
    }
}
