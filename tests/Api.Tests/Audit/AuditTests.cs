using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Audit;

/// <summary>What the service records of those who call, over HTTP.</summary>
public sealed class AuditTests(RunningService running) : IClassFixture<RunningService>
{
    private static int _members;

    private readonly string _member = $"audited-{Interlocked.Increment(ref _members)}";

    [Fact]
    public async Task The_member_sees_who_opened_their_mailbox_when_and_in_what_capacity()
    {
        using var jean = await running.MemberAsync(_member);
        var contact = await jean.SubmitAsync(_member).JsonAsync(201);
        var id = contact.GetProperty("id").GetString();
        using var agent = await running.AgentAsync();
        await agent.ListAsync(_member);
        await agent.NoteAsync(contact, "À vérifier.").JsonAsync(201);
        await jean.ListAsync(_member);

        var access = await AccessAsync(jean);
        Assert.Equal(
            [
                ("WorkOnContact", "agent", "Claire Dubois", "picardie", id),
                ("ListContacts", "agent", "Claire Dubois", "picardie", null),
            ],
            access.Select(entry =>
                (
                    Text(entry, "act"),
                    Text(entry, "capacity"),
                    Text(entry, "name"),
                    Text(entry, "fund"),
                    Text(entry, "contactId")
                )
            )
        );
    }

    [Fact]
    public async Task A_proxy_is_recorded_and_the_member_themselves_is_not()
    {
        using var odile = await running.MemberAsync(_member);
        await odile
            .PutAsJsonAsync($"/api/v1/mailboxes/{_member}/proxies/{_member}-p", new { name = "Lucie" })
            .JsonAsync(200);
        using var lucie = await running.MemberAsync($"{_member}-p");
        await lucie.ListAsync(_member);
        await odile.ListAsync(_member);

        Assert.Equal(["proxy"], (await AccessAsync(odile)).Select(entry => Text(entry, "capacity")));
        await lucie.GetAsync($"/api/v1/mailboxes/{_member}/access").ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Refusals_are_recorded_with_the_caller_and_are_no_access()
    {
        using var jean = await running.MemberAsync(_member);
        await jean.SubmitAsync(_member).JsonAsync(201);
        using var stranger = await running.MemberAsync($"{_member}-s");
        await stranger.GetAsync($"/api/v1/mailboxes/{_member}/contacts").ProblemAsync(404, "not-found");
        await stranger.GetAsync("/api/v1/funds/picardie/board").ProblemAsync(403, "forbidden");

        Assert.Empty(await AccessAsync(jean));
        Assert.Equal(
            [("GetBoard", 403, null), ("ListContacts", 404, _member)],
            (await FindAsync($"actor={_member}-s")).Select(Line)
        );
        Assert.All(
            await FindAsync($"actor={_member}-s"),
            entry => Assert.Equal(("member", "127.0.0.1"), (Text(entry, "capacity"), Text(entry, "address")))
        );
    }

    [Fact]
    public async Task A_write_has_an_intent_before_its_outcome_and_the_two_know_each_other()
    {
        using var jean = await running.MemberAsync(_member);
        var contact = await jean.SubmitAsync(_member).JsonAsync(201);
        using var agent = await running.AgentAsync();
        await agent.ReplyAsync(contact, "Voici.").JsonAsync(201);

        var entries = await FindAsync($"memberId={_member}");
        Assert.Equal([("ReplyToContact", 201, _member), ("ReplyToContact", 0, _member)], entries.Select(Line));
        Assert.Single(entries.Select(entry => Text(entry, "request")).Distinct());
    }

    [Fact]
    public async Task A_flood_of_refusals_is_a_few_entries()
    {
        using var stranger = await running.MemberAsync($"{_member}-flood");
        for (var i = 0; i < 50; i++)
            await stranger.GetAsync($"/api/v1/mailboxes/{_member}-{i}/contacts").ProblemAsync(404, "not-found");

        Assert.InRange((await FindAsync($"actor={_member}-flood")).Count, 20, 42);
        Assert.Contains("A caller (Member) is refused with 404", running.Service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{_member}-flood", running.Service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_and_sign_ins_of_staff_are_recorded()
    {
        using var jean = await running.MemberAsync(_member);
        await jean.GetAsync($"/api/v1/mailboxes/{_member}/export").JsonAsync(200);
        using var supervisor = await running.Service.StaffAsync($"{_member}-sup", role: "supervisor");

        Assert.Equal([("ExportMailbox", 200, _member)], (await FindAsync($"memberId={_member}")).Select(Line));
        Assert.Equal([("SignIn", 200, null)], (await FindAsync($"actor={_member}-sup")).Select(Line));
        Assert.Empty(await FindAsync($"actor={_member}&day=2026-01-01"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended()
    {
        using var jean = await running.MemberAsync(_member);
        await jean.SubmitAsync(_member).JsonAsync(201);
        using var agent = await running.Service.StaffAsync($"{_member}-agent");
        for (var i = 0; i < 120; i++)
            await agent.ListAsync(_member);

        var first = await jean.GetAsync($"/api/v1/mailboxes/{_member}/access").JsonAsync(200);
        Assert.Equal(100, first.GetProperty("entries").GetArrayLength());
        var export = await jean.GetAsync($"/api/v1/mailboxes/{_member}/export").JsonAsync(200);
        Assert.Equal(120, export.GetProperty("access").GetArrayLength());
        var next = Text(first, "next");
        var second = await jean.GetAsync($"/api/v1/mailboxes/{_member}/access?after={next}").JsonAsync(200);
        Assert.Equal(20, second.GetProperty("entries").GetArrayLength());
        Assert.Null(Text(second, "next"));
        await jean.GetAsync($"/api/v1/mailboxes/{_member}/access?after=x").ProblemAsync(400, "invalid-cursor");
    }

    [Fact]
    public async Task Heads_name_each_chain_of_today()
    {
        using var agent = await running.AgentAsync();
        await agent.GetAsync("/api/v1/funds/picardie/board").JsonAsync(200);
        using var admin = await AdminAsync();
        var heads = (await admin.GetAsync("/api/v1/admin/audit/heads").JsonAsync(200)).GetProperty("heads");
        Assert.Equal(
            ["national", "picardie"],
            heads
                .EnumerateArray()
                .Select(head => Text(head, "chain"))
                .Distinct()
                .Where(chain => chain is "national" or "picardie")
        );
        Assert.All(heads.EnumerateArray(), head => Assert.Equal(64, Text(head, "hash")!.Length));
        await admin
            .GetAsync("/api/v1/admin/audit/heads?from=2026-01-02&to=2026-01-01")
            .ProblemAsync(400, "invalid-dates");
    }

    private async Task<List<JsonElement>> AccessAsync(HttpClient member) =>
        [
            .. (await member.GetAsync($"/api/v1/mailboxes/{_member}/access").JsonAsync(200))
                .GetProperty("entries")
                .EnumerateArray(),
        ];

    private async Task<List<JsonElement>> FindAsync(string query)
    {
        using var admin = await AdminAsync();
        var page = await admin.GetAsync($"/api/v1/admin/audit?{query}").JsonAsync(200);
        // What asks is recorded as well, and may ask about the same mailbox.
        return [.. page.GetProperty("entries").EnumerateArray().Where(entry => Text(entry, "capacity") != "admin")];
    }

    private Task<HttpClient> AdminAsync() =>
        running.Service.SignInAsync(
            new
            {
                sub = "audit-admin",
                role = "admin",
                name = "Nadine Girard",
            }
        );

    private static (string?, int, string?) Line(JsonElement entry) =>
        (Text(entry, "act"), entry.GetProperty("status").GetInt32(), Text(entry, "memberId"));

    private static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();
}
