using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>A member invites a proxy by mail, who accepts with the code that it carries.</summary>
public sealed class InvitationTests(RunningService running) : IClassFixture<RunningService>
{
    private static readonly object Unknown = new { code = "0000-0000-0000-0000" };

    [Fact]
    public async Task An_invitation_is_read_accepted_recorded_and_shown_to_both_in_the_words_they_agreed_to()
    {
        using var odile = await running.MemberAsync("inv-odile");
        using var lucie = await running.MemberAsync("inv-lucie");
        var offered = await odile.GetAsync(Invitations("inv-odile")).JsonAsync(200);
        Assert.Empty(offered.GetProperty("invitations").EnumerateArray());
        var wording = offered.GetProperty("wording");
        var version = wording.GetProperty("version").GetInt32();
        await InviteAsync(odile, "inv-odile", "lucie@invite.example", version).JsonAsync(200);
        var code = await running.Service.Mails.InvitationCodeAsync("lucie@invite.example");
        await lucie.GetAsync("/api/v1/mailboxes/inv-odile/contacts").ProblemAsync(404, "not-found");

        var offer = await lucie.PostAsJsonAsync("/api/v1/me/procurations/invitation", new { code }).JsonAsync(200);
        Assert.Equal("Nom de inv-odile", offer.GetProperty("memberName").GetString());
        Assert.Equal(wording.ToString(), offer.GetProperty("wording").ToString());
        var typed = new { code = code.ToLowerInvariant().Replace('-', ' ') };
        var held = await lucie.PostAsJsonAsync("/api/v1/me/procurations", typed).JsonAsync(200);
        Assert.Equal("inv-odile", held.GetProperty("memberId").GetString());
        Assert.Equal(
            held.ToString(),
            (await lucie.PostAsJsonAsync("/api/v1/me/procurations", typed).JsonAsync(200)).ToString()
        );
        await lucie.ListAsync("inv-odile");

        var proxy = Assert.Single(
            (await odile.GetAsync("/api/v1/mailboxes/inv-odile/proxies").JsonAsync(200)).EnumerateArray()
        );
        Assert.Equal(("inv-lucie", "Nom de inv-lucie"), (Text(proxy, "proxyId"), Text(proxy, "name")));
        Assert.Equal("inv-lucie@membre.example", Text(proxy, "email"));
        Assert.Equal(held.GetProperty("agreed").ToString(), proxy.GetProperty("agreed").ToString());
        Assert.Equal(version, proxy.GetProperty("agreed").GetProperty("wording").GetInt32());
        var words = await running.Service.Nobody().GetAsync($"/api/v1/procurations/wordings/{version}").JsonAsync(200);
        Assert.Equal(wording.ToString(), words.ToString());
        await Eventually.TrueAsync(async () =>
            (await lucie.GetAsync("/api/v1/me").JsonAsync(200)).GetProperty("proxyMailboxes").ToString() == $"[{held}]"
        );

        var access = await odile.GetAsync("/api/v1/mailboxes/inv-odile/access").JsonAsync(200);
        Assert.Equal(
            ["ListContacts", "AcceptInvitation", "AcceptInvitation", "ReadInvitation"],
            access.GetProperty("entries").EnumerateArray().Select(entry => Text(entry, "act"))
        );
        await running.Service.Mails.AwaitAsync(2);
        Assert.DoesNotContain(code, running.Service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("lucie@invite.example", running.Service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_withdrawn_used_unknown_or_malformed_is_answered_alike()
    {
        using var paul = await running.MemberAsync("inv-paul");
        using var other = await running.MemberAsync("inv-other");
        var invitation = await InviteAsync(paul, "inv-paul", "withdrawn@invite.example").JsonAsync(200);
        var withdrawn = new { code = await running.Service.Mails.InvitationCodeAsync("withdrawn@invite.example") };
        await paul.PostAsJsonAsync("/api/v1/me/procurations", withdrawn).ProblemAsync(400, "own-proxy");
        using (var gone = await paul.DeleteAsync($"{Invitations("inv-paul")}/{Text(invitation, "id")}"))
            Assert.Equal(204, (int)gone.StatusCode);
        await InviteAsync(paul, "inv-paul", "used@invite.example").JsonAsync(200);
        var used = new { code = await running.Service.Mails.InvitationCodeAsync("used@invite.example") };
        using (var first = await running.MemberAsync("inv-first"))
            await first.PostAsJsonAsync("/api/v1/me/procurations", used).JsonAsync(200);

        var answers = new List<string>();
        foreach (var body in new object[] { withdrawn, used, Unknown, new { code = "n’importe quoi" } })
        foreach (var path in new[] { "/api/v1/me/procurations", "/api/v1/me/procurations/invitation" })
        {
            var problem = await other.PostAsJsonAsync(path, body).ProblemAsync(404, "unknown-code");
            answers.Add($"{Text(problem, "detail")} {problem.GetProperty("errors")}");
        }
        Assert.Single(answers.Distinct());
        await other.PostAsJsonAsync("/api/v1/me/procurations", new { }).ProblemAsync(400, "invalid-request");
        await InviteAsync(paul, "inv-paul", "x@invite.example", wording: 99).ProblemAsync(409, "wording-changed");
        await InviteAsync(paul, "inv-paul", "nulle part").ProblemAsync(400, "invalid-request");
        await InviteAsync(paul, "inv-paul", null).ProblemAsync(400, "invalid-request");
    }

    private static string Invitations(string member) => $"/api/v1/mailboxes/{member}/proxies/invitations";

    private static Task<HttpResponseMessage> InviteAsync(
        HttpClient client,
        string member,
        string? email,
        int? wording = null
    ) =>
        client.PostAsJsonAsync(
            Invitations(member),
            new
            {
                name = "Ma fille",
                email,
                wording,
            }
        );

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
