using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mail;

/// <summary>Over HTTP; what a mailbox does is in the tests of the silo, with a real mail server.</summary>
public sealed class LateMailTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Mails = "/api/v1/admin/mails";

    [Fact]
    public async Task The_list_says_what_waits_and_why_in_words_and_nothing_of_the_address_but_its_domain()
    {
        var admin = await AdminAsync();
        var id = running.Service.ListLateMail("l-jean");
        var failed = running.Service.ListLateMail("l-jean", state: 2);

        var mail = Find(await admin.GetAsync(Mails).JsonAsync(200), id);
        Assert.Equal(
            ("waiting", "acknowledgement", "picardie", "l-jean", "exemple.fr", "policy", 3),
            (
                Text(mail, "state"),
                Text(mail, "mail"),
                Text(mail, "fund"),
                Text(mail, "memberId"),
                Text(mail, "domain"),
                Text(mail, "cause"),
                mail.GetProperty("tries").GetInt32()
            )
        );
        Assert.StartsWith("Le serveur nous refuse", Text(mail, "explanation"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, mail.GetProperty("givenUpAt").ValueKind);
        var given = Find(await admin.GetAsync($"{Mails}?state=failed").JsonAsync(200), failed);
        Assert.Equal(("failed", "address"), (Text(given, "state"), Text(given, "cause")));
        Assert.Equal(JsonValueKind.Null, given.GetProperty("nextTryAt").ValueKind);
    }

    [Fact]
    public async Task A_mail_that_its_mailbox_does_not_owe_leaves_the_list_and_the_trail_says_who_asked()
    {
        var admin = await AdminAsync();
        await (await running.Service.MemberAsync("l-odile")).SubmitAsync("l-odile").JsonAsync(201);
        var id = running.Service.ListLateMail("l-odile");

        var retried = await admin.PostAsync($"{Mails}/{id}/retry", null).JsonAsync(200);
        Assert.Equal(("notOwed", "l-odile"), (Text(retried, "outcome"), Text(retried, "memberId")));
        await admin.PostAsync($"{Mails}/{id}/retry", null).ProblemAsync(404, "not-found");

        var trail = await admin.GetAsync("/api/v1/admin/audit?memberId=l-odile").JsonAsync(200);
        var entry = Assert.Single(
            trail.GetProperty("entries").EnumerateArray(),
            entry => Text(entry, "act") == "RetryMail"
        );
        Assert.Equal(
            ("l-admin", 200, Guid.Empty.ToString("N")),
            (Text(entry, "sub"), entry.GetProperty("status").GetInt32(), Text(entry, "contactId"))
        );
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        var admin = await AdminAsync();
        await admin.GetAsync($"{Mails}?state=lost").ProblemAsync(400, "invalid-request");
        await admin.GetAsync($"{Mails}?after=nope").ProblemAsync(400, "invalid-cursor");
        await admin.PostAsync($"{Mails}/nope/retry", null).ProblemAsync(404, "not-found");
    }

    private Task<HttpClient> AdminAsync() => running.Service.SignInAsync(new { sub = "l-admin", role = "admin" });

    private static JsonElement Find(JsonElement page, string id) =>
        page.GetProperty("items").EnumerateArray().Single(mail => Text(mail, "id") == id);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
