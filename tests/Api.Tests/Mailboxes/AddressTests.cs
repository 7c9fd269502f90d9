using System.Net.Http.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>An e-mail address is judged where it is entered, and what is taken there is mailed.</summary>
public sealed class AddressTests(RunningService running) : IClassFixture<RunningService>
{
    [Theory]
    [InlineData("ad-dot", "jean.martin.@libre.example", "jean.martin.@libre.example")]
    [InlineData("ad-space", "\u00a0ad-space@membre.example\u200b", "ad-space@membre.example")]
    public async Task A_member_is_mailed_at_the_address_of_their_token(string sub, string claim, string address)
    {
        await (await SignInAsync(sub, claim)).SubmitAsync(sub).JsonAsync(201);

        await MailedAsync(address);
    }

    [Fact]
    public async Task A_member_is_mailed_at_the_address_of_their_latest_token_whatever_they_did_with_it()
    {
        var contact = await (await SignInAsync("ad-moved", "ad-moved@membre.example"))
            .SubmitAsync("ad-moved")
            .JsonAsync(201);
        var moved = await SignInAsync("ad-moved", "ad-moved@nouveau.example");
        await moved.GetAsync("/api/v1/mailboxes/ad-moved/preferences").JsonAsync(200);

        await (await running.AgentAsync()).ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);

        await MailedAsync("ad-moved@nouveau.example");
    }

    [Fact]
    public async Task A_look_with_a_token_that_says_nothing_new_writes_nothing()
    {
        var member = await SignInAsync("ad-same", "ad-same@membre.example");
        await member.SubmitAsync("ad-same").JsonAsync(201);
        await MailedAsync("ad-same@membre.example");
        var moved = await SignInAsync("ad-same", "ad-same@nouveau.example");
        var first = await moved.GetAsync("/api/v1/mailboxes/ad-same/contacts");

        var second = await moved.GetAsync("/api/v1/mailboxes/ad-same/contacts");

        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("jean dupont@membre.example")]
    [InlineData("jean@exemple..example")]
    [InlineData("jean@a.example,lucie@b.example")]
    [InlineData("")]
    public async Task What_is_no_address_is_said_at_once_and_nothing_is_granted(string address)
    {
        var odile = await running.MemberAsync("ad-odile");
        var problem = await odile
            .PutAsJsonAsync("/api/v1/mailboxes/ad-odile/proxies/ad-lucie", new { name = "Lucie", email = address })
            .ProblemAsync(400, "invalid-request");
        Assert.Equal(
            "Adresse électronique invalide.",
            problem.GetProperty("errors").GetProperty("email")[0].GetString()
        );
        Assert.Equal(0, (await odile.GetAsync("/api/v1/mailboxes/ad-odile/proxies").JsonAsync(200)).GetArrayLength());

        var demo = await running
            .Service.Http.PostAsJsonAsync(
                "/api/v1/demo/token",
                new
                {
                    sub = "ad-jean",
                    role = "member",
                    email = address,
                }
            )
            .ProblemAsync(400, "invalid-request");
        Assert.Equal("Adresse électronique invalide.", demo.GetProperty("errors").GetProperty("email")[0].GetString());
    }

    [Fact]
    public async Task A_proxys_address_is_kept_without_what_can_not_be_seen_around_it()
    {
        var odile = await running.MemberAsync("ad-odile2");
        var granted = await odile
            .PutAsJsonAsync(
                "/api/v1/mailboxes/ad-odile2/proxies/ad-lucie2",
                new { name = "Lucie", email = "\u200blucie@membre.example\u00a0" }
            )
            .JsonAsync(200);
        Assert.Equal("lucie@membre.example", granted.GetProperty("email").GetString());
    }

    private Task<HttpClient> SignInAsync(string sub, string email) =>
        running.Service.SignInAsync(
            new
            {
                sub,
                role = "member",
                fund = "picardie",
                name = "Jean",
                email,
                profile = "particulier",
            }
        );

    /// <summary>By its header as it stands: a mail program's own idea of an address is narrower.</summary>
    private Task MailedAsync(string address) =>
        Eventually.TrueAsync(() =>
            Task.FromResult(running.Service.Mails.All.Any(mail => mail.Headers["To"] == address))
        );
}
