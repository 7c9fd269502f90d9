using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>Who may do what: roles at the door, the mailbox for the rest.</summary>
public sealed class AccessTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Mailbox = "/api/v1/mailboxes/a-jean";

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhLWplYW4iLCJyb2xlIjoibWVtYmVyIn0.")]
    public async Task A_bad_token_is_no_token(string token)
    {
        using var client = new HttpClient { BaseAddress = running.Service.Http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await client.GetAsync($"{Mailbox}/contacts");
        await Task.FromResult(response).ProblemAsync(401, "unauthenticated");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.First().Scheme);
    }

    [Fact]
    public async Task A_foreign_mailbox_answers_exactly_as_one_that_does_not_exist()
    {
        var jean = await running.MemberAsync("a-jean");
        var contact = await jean.SubmitAsync("a-jean").JsonAsync(201);
        var stranger = await running.MemberAsync("a-stranger");
        var otherFund = await running.AgentAsync("gironde");

        foreach (var client in new[] { stranger, otherFund })
        {
            Assert.Equal(
                await BodyAsync(client, "a-nobody", Guid.Empty.ToString("N")),
                await BodyAsync(client, "a-jean", contact.GetProperty("id").GetString()!)
            );
            await client.GetAsync($"{Mailbox}/contacts").ProblemAsync(404, "not-found");
        }
        await stranger.SubmitAsync("a-jean").ProblemAsync(404, "not-found");
        await otherFund.ReplyAsync(contact, "Voici.").ProblemAsync(404, "not-found");
        Assert.Equal(
            1,
            (await jean.ListAsync("a-jean")).GetProperty("contacts")[0].GetProperty("messages").GetArrayLength()
        );
    }

    [Fact]
    public async Task A_proxy_acts_under_their_own_name_until_revoked_and_the_member_is_told()
    {
        var (odile, lucie) = (
            await running.MemberAsync("a-odile", "exploitant"),
            await running.MemberAsync("a-lucie", "tiers")
        );
        await lucie.GetAsync("/api/v1/mailboxes/a-odile/contacts").ProblemAsync(404, "not-found");
        await odile
            .PutAsJsonAsync(
                "/api/v1/mailboxes/a-odile/proxies/a-lucie",
                new { name = "Lucie", email = "lucie@membre.example" }
            )
            .JsonAsync(200);

        var contact = await lucie.SubmitAsync("a-odile").JsonAsync(201);
        Assert.Equal(
            "{\"kind\":\"proxy\",\"name\":\"Nom de a-lucie\"}",
            contact.GetProperty("messages")[0].GetProperty("author").ToString()
        );
        await Eventually.TrueAsync(async () => (await HeldAsync(lucie)).SequenceEqual(["a-odile exploitant"]));

        Assert.Equal(204, (int)(await odile.DeleteAsync("/api/v1/mailboxes/a-odile/proxies/a-lucie")).StatusCode);
        await lucie.GetAsync("/api/v1/mailboxes/a-odile/contacts").ProblemAsync(404, "not-found");
        await lucie.SubmitAsync("a-odile").ProblemAsync(404, "not-found");
        await Eventually.TrueAsync(async () => !(await HeldAsync(lucie)).Any());
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                running.Service.Mails.All.Count(mail => mail.To.Mailboxes.Single().Address == "a-odile@membre.example")
                    == 3
            )
        );
        Assert.DoesNotContain(
            running.Service.Mails.All,
            mail => (mail.TextBody + mail.HtmlBody + mail.Subject).Contains("ucie", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_proxy_of_an_hour_is_a_stranger_outside_it()
    {
        var (odile, lucie) = (await running.MemberAsync("a-odile2"), await running.MemberAsync("a-lucie2"));
        await odile
            .PutAsJsonAsync(
                "/api/v1/mailboxes/a-odile2/proxies/a-lucie2",
                new { name = "Lucie", from = "2090-01-01T00:00:00Z" }
            )
            .JsonAsync(200);
        await lucie.GetAsync("/api/v1/mailboxes/a-odile2/contacts").ProblemAsync(404, "not-found");
        await odile
            .PutAsJsonAsync(
                "/api/v1/mailboxes/a-odile2/proxies/a-lucie2",
                new { name = "Lucie", until = "2020-01-01T00:00:00Z" }
            )
            .ProblemAsync(400, "invalid-period");
        await odile
            .PutAsJsonAsync("/api/v1/mailboxes/a-odile2/proxies/a-odile2", new { name = "Moi" })
            .ProblemAsync(400, "own-proxy");
        await odile
            .PutAsJsonAsync("/api/v1/mailboxes/a-odile2/proxies/p", new { name = "\u200B" })
            .ProblemAsync(400, "invalid-request");
        await odile
            .PutAsJsonAsync("/api/v1/mailboxes/a-odile2/proxies/p", new { name = "P", email = "pas une adresse" })
            .ProblemAsync(400, "invalid-request");
    }

    private static async Task<IEnumerable<string>> HeldAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/me"))
            .GetProperty("proxyMailboxes")
            .EnumerateArray()
            .Select(held => $"{held.GetProperty("memberId").GetString()} {held.GetProperty("profile").GetString()}");

    private static async Task<string> BodyAsync(HttpClient client, string memberId, string contactId)
    {
        var problem = await client
            .GetAsync($"/api/v1/mailboxes/{memberId}/contacts/{contactId}")
            .ProblemAsync(404, "not-found");
        return string.Join('\n', problem.EnumerateObject().Where(field => field.Name is not ("instance" or "traceId")));
    }
}
