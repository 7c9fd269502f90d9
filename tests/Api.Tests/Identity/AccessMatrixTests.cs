using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.OpenApi;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>
/// Every route of the document × every role × an object of the caller's, of somebody else's, of nobody's, one that was
/// open to them (a proxy revoked, a contact transferred), and one that is theirs under another role.
/// </summary>
public sealed class AccessMatrixTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly JsonObject Paths = JsonNode.Parse(File.ReadAllText(Contract.Path))!["paths"]!.AsObject();

    private const string FormerProxy = "x-former";

    private static int _members;

    public static TheoryData<string, string> Routes()
    {
        var routes = new TheoryData<string, string>();
        foreach (var (path, operations) in Paths)
        foreach (var (method, _) in operations!.AsObject())
            routes.Add(method.ToUpperInvariant(), path);
        return routes;
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Each_role_is_answered_what_is_meant_for_it(string method, string path)
    {
        var operation = Paths[path]![method.ToLowerInvariant()]!;
        var name = $"{operation["operationId"]}";
        Assert.True(
            Access.Routes.TryGetValue(method == "HEAD" ? name[4..] : name, out var access),
            $"{name} has no line in Access.cs"
        );
        var success = operation["responses"]!
            .AsObject()
            .Select(response => int.Parse(response.Key, null))
            .Single(status => status is >= 200 and < 300);
        var wrong = new List<string>();
        foreach (var role in new[] { "nobody", "member", "agent", "supervisor", "admin" })
        foreach (var whose in WhoseOf(path))
        {
            var (status, expected) = (
                await SendAsync(method, path, name, role, whose),
                access.To(role, whose, success)
            );
            if (status != expected)
                wrong.Add($"{role}, {whose}: {status} in place of {expected}");
        }
        Assert.Empty(wrong);
    }

    private async Task<int> SendAsync(string method, string path, string name, string role, string whose)
    {
        var member = $"x-{Interlocked.Increment(ref _members)}";
        using var owner = await running.Service.MemberAsync(member);
        var contact =
            path.Contains("{contactId}", StringComparison.Ordinal)
            || path.EndsWith("/contacts", StringComparison.Ordinal)
            || path.Contains("/admin/mailboxes", StringComparison.Ordinal)
                ? await owner.SubmitAsync(member).JsonAsync(201)
                : default;
        if (name == "RevokeProxy")
            await owner
                .PutAsJsonAsync($"/api/v1/mailboxes/{member}/proxies/x-lucie", new { name = "Lucie" })
                .JsonAsync(200);
        if (name == "WithdrawInvitation")
            path = path.Replace("{invitationId}", await InviteAsync(owner, member), StringComparison.Ordinal);
        if (name.EndsWith("GetRetentionRun", StringComparison.Ordinal) && whose != "missing")
            path = path.Replace("{runId}", await RunAsync(), StringComparison.Ordinal);
        if (name == "RetryMail" && whose != "missing")
            path = path.Replace("{mailId}", running.Service.ListLateMail(member), StringComparison.Ordinal);
        if (name.EndsWith("FindOnBoard", StringComparison.Ordinal))
            await OnBoardAsync(contact);
        if (whose == "former")
            await LeaveAsync(owner, member, name == "GiveFeedback" ? default : contact);
        if (name == "GiveFeedback")
            await AnswerAsync(member, contact);
        if (name.EndsWith("GetDelayNotice", StringComparison.Ordinal))
            await PutDelayNoticesAsync();
        using var caller = await CallerAsync(role, whose, member, path);
        using var request = new HttpRequestMessage(
            new(method),
            Address(path, whose, member, contact) + Access.QueryOf(name)
        );
        var body = name is "ReadInvitation" or "AcceptInvitation" ? await CodeAsync() : Access.BodyOf(name);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    /// <summary>
    /// Of a member's mailbox: its owner, a stranger, who was their proxy, an agent of its fund or of another, or the
    /// owner's id in another role. Of a fund: always picardie's.
    /// </summary>
    private async Task<HttpClient> CallerAsync(string role, string whose, string member, string path) =>
        role switch
        {
            "nobody" => running.Service.Nobody(),
            "member" => await running.Service.MemberAsync(
                whose switch
                {
                    "foreign" => "x-stranger",
                    "former" => FormerProxy,
                    _ => member,
                }
            ),
            _ => await running.Service.StaffAsync(
                whose == "changed" ? member : $"x-{role}",
                whose is "foreign" or "changed" && path.Contains("{memberId}", StringComparison.Ordinal)
                    ? "gironde"
                    : "picardie",
                role
            ),
        };

    private static string Address(string path, string whose, string member, JsonElement contact)
    {
        var isMissing = whose == "missing";
        return path.Replace(
                "{memberId}",
                isMissing && !path.Contains("{contactId}", StringComparison.Ordinal) ? "x-no-such-member" : member,
                StringComparison.Ordinal
            )
            .Replace(
                "{contactId}",
                isMissing || contact.ValueKind == JsonValueKind.Undefined
                    ? Guid.Empty.ToString("N")
                    : contact.GetProperty("id").GetString(),
                StringComparison.Ordinal
            )
            .Replace(
                "{fund}",
                whose == "foreign" ? "gironde"
                    : isMissing && !path.Contains("{contactId}", StringComparison.Ordinal) ? "atlantide"
                    : "picardie",
                StringComparison.Ordinal
            )
            .Replace("{theme}", "famille", StringComparison.Ordinal)
            .Replace("{proxyId}", "x-lucie", StringComparison.Ordinal)
            .Replace("{version}", isMissing ? "999" : "1", StringComparison.Ordinal)
            .Replace("{code}", isMissing ? "nope" : "declarer-changement-situation", StringComparison.Ordinal);
    }

    private async Task PutDelayNoticesAsync()
    {
        using var admin = await running.Service.SignInAsync(new { sub = "x-admin", role = "admin" });
        foreach (var fund in new[] { "picardie", "gironde" })
            await admin.PutAsJsonAsync($"/api/v1/funds/{fund}/notices/famille", Access.DelayNotice).JsonAsync(200);
    }

    /// <returns>The id of the invitation.</returns>
    private static async Task<string> InviteAsync(HttpClient owner, string member, string to = "x@membre.example")
    {
        var invitation = await owner
            .PostAsJsonAsync($"/api/v1/mailboxes/{member}/proxies/invitations", new { name = "Lucie", email = to })
            .JsonAsync(200);
        return invitation.GetProperty("id").GetString()!;
    }

    /// <summary>The code of an invitation by somebody else, as its mail shows it.</summary>
    private async Task<JsonNode> CodeAsync()
    {
        var member = $"x-{Interlocked.Increment(ref _members)}";
        using var inviter = await running.Service.MemberAsync(member);
        await InviteAsync(inviter, member, $"{member}@invite.example");
        return new JsonObject
        {
            ["code"] = await running.Service.Mails.InvitationCodeAsync($"{member}@invite.example"),
        };
    }

    private async Task<string> RunAsync()
    {
        using var admin = await running.Service.SignInAsync(new { sub = "x-admin", role = "admin" });
        string? id = null;
        await Eventually.TrueAsync(async () =>
        {
            var run = new { fund = "picardie", dryRun = true };
            using var answer = await admin.PostAsJsonAsync("/api/v1/admin/retention/runs", run);
            if (answer.IsSuccessStatusCode)
                id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
            return id is not null;
        });
        return id!;
    }

    private static string[] WhoseOf(string path) =>
        path.Contains("{memberId}", StringComparison.Ordinal) ? ["own", "foreign", "missing", "former", "changed"]
        : path.Contains('{', StringComparison.Ordinal) ? ["own", "foreign", "missing"]
        : ["own"];

    /// <summary>The member revokes a proxy, and the contact goes to another fund.</summary>
    private async Task LeaveAsync(HttpClient owner, string member, JsonElement contact)
    {
        var proxy = $"/api/v1/mailboxes/{member}/proxies/{FormerProxy}";
        await owner.PutAsJsonAsync(proxy, new { name = "Ancien" }).JsonAsync(200);
        using var revoked = await owner.DeleteAsync(proxy);
        Assert.Equal(204, (int)revoked.StatusCode);
        if (contact.ValueKind == JsonValueKind.Undefined)
            return;
        using var agent = await running.AgentAsync();
        await agent.TransferAsync(contact, "autre", "gironde").JsonAsync(200);
    }

    private async Task AnswerAsync(string member, JsonElement contact)
    {
        using var agent = await running.AgentAsync();
        await agent
            .PostAsJsonAsync(
                $"/api/v1/mailboxes/{member}/contacts/{contact.GetProperty("id").GetString()}/replies",
                new { text = "Voici la réponse.", kind = "final" }
            )
            .JsonAsync(201);
    }

    private async Task OnBoardAsync(JsonElement contact)
    {
        using var agent = await running.AgentAsync();
        await Eventually.TrueAsync(async () =>
            (
                await agent.GetAsync($"/api/v1/funds/picardie/board/contacts/{contact.GetProperty("id").GetString()}")
            ).IsSuccessStatusCode
        );
    }
}
