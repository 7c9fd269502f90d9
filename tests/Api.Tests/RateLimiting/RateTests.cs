using System.Net;
using System.Net.Http.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.RateLimiting;

/// <summary>Each test has addresses and people of its own.</summary>
public sealed class RateTests(LimitedService running) : IClassFixture<LimitedService>
{
    private const string Funds = "/api/v1/funds";

    [Fact]
    public async Task Whoever_asks_too_often_waits_and_nobody_else_does()
    {
        using var agathe = LimitedService.From(await running.MemberAsync("agathe"), "192.0.2.1");
        using var benoit = LimitedService.From(await running.MemberAsync("benoit"), "192.0.2.1");
        for (var request = 0; request < LimitedService.PerCaller; request++)
            Assert.Equal(HttpStatusCode.OK, (await agathe.GetAsync(Funds)).StatusCode);

        var refused = agathe.GetAsync(Funds);
        await refused.ProblemAsync(429, "too-many-requests");
        Assert.InRange((await refused).Headers.RetryAfter!.Delta!.Value.TotalSeconds, 30, 60);
        Assert.Equal(HttpStatusCode.OK, (await benoit.GetAsync(Funds)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await agathe.GetAsync("/member/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await agathe.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_their_address()
    {
        using var one = LimitedService.From(running.Service.Nobody(), "192.0.2.2");
        using var same = LimitedService.From(running.Service.Nobody(), "192.0.2.2");
        using var other = LimitedService.From(running.Service.Nobody(), "192.0.2.3");
        for (var request = 0; request < LimitedService.PerCaller; request++)
            Assert.Equal(HttpStatusCode.OK, (await one.GetAsync(Funds)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await same.GetAsync(Funds)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Funds)).StatusCode);
    }

    [Fact]
    public async Task An_address_has_a_limit_whoever_calls_and_whatever_they_are_answered()
    {
        for (var request = 0; request < LimitedService.PerAddress; request++)
        {
            using var stranger = LimitedService.From(running.Service.Nobody(), "2001:db8:0:1::1");
            stranger.DefaultRequestHeaders.Authorization = new("Bearer", $"token-{request}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/me")).StatusCode);
        }
        using var neighbour = LimitedService.From(await running.MemberAsync("clemence"), "2001:db8:0:1::2");
        await neighbour.GetAsync("/api/v1/me").ProblemAsync(429, "too-many-requests");
        using var elsewhere = LimitedService.From(await running.MemberAsync("clemence"), "2001:db8:0:2::2");
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_tries_codes_until_one_opens_something()
    {
        using var devine = LimitedService.From(await running.MemberAsync("devine"), "192.0.2.5");
        var guess = new { code = "0000-0000-0000-0000" };
        await devine.PostAsJsonAsync("/api/v1/me/procurations", guess).ProblemAsync(404, "unknown-code");
        await devine.PostAsJsonAsync("/api/v1/me/procurations/invitation", guess).ProblemAsync(404, "unknown-code");

        var refused = devine.PostAsJsonAsync("/api/v1/me/procurations", guess);
        await refused.ProblemAsync(429, "too-many-requests");
        Assert.InRange((await refused).Headers.RetryAfter!.Delta!.Value.TotalSeconds, 3500, 3600);
        Assert.Equal(HttpStatusCode.OK, (await devine.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Writes_have_a_budget_that_reading_and_new_requests_do_not_use_up()
    {
        using var denise = LimitedService.From(await running.MemberAsync("denise"), "192.0.2.4");
        await denise.SubmitAsync("denise").JsonAsync(201);
        for (var write = 0; write < LimitedService.Writes; write++)
            Assert.Equal(HttpStatusCode.OK, (await PreferAsync()).StatusCode);

        var refused = PreferAsync();
        await refused.ProblemAsync(429, "too-many-requests");
        Assert.InRange((await refused).Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
        await denise.SubmitAsync("denise").JsonAsync(201);
        Assert.Equal(2, (await denise.ListAsync("denise")).GetProperty("contacts").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await denise.DeleteAsync("/api/v1/session")).StatusCode);

        Task<HttpResponseMessage> PreferAsync() =>
            denise.PutAsJsonAsync(
                "/api/v1/mailboxes/denise/preferences",
                new { answerNotifications = true, recalls = true }
            );
    }

    [Fact]
    public async Task An_agent_has_ten_times_a_members_budget()
    {
        using var ernest = LimitedService.From(await running.MemberAsync("ernest"), "192.0.2.5");
        using var agent = LimitedService.From(await running.Service.StaffAsync("agent-ernest"), "192.0.2.6");
        var contact = await ernest.SubmitAsync("ernest").JsonAsync(201);
        for (var note = 0; note < 10 * LimitedService.Writes; note++)
            Assert.True((await agent.NoteAsync(contact, "Vu.")).IsSuccessStatusCode);
        await agent.NoteAsync(contact, "Vu.").ProblemAsync(429, "too-many-requests");
    }
}
