using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>Claims, notes and transfers over HTTP.</summary>
public sealed class DeskTests(RunningService running) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Of_twenty_agents_who_claim_at_once_one_wins_and_the_history_names_them()
    {
        var contact = await SubmitAsync("d-race");
        var agents = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(number => running.Service.StaffAsync($"racer-{number}"))
        );

        var answers = await Task.WhenAll(agents.Select(agent => agent.ClaimAsync(contact)));

        Assert.Equal(
            [.. Enumerable.Repeat(200, 1), .. Enumerable.Repeat(409, 19)],
            answers.Select(answer => (int)answer.StatusCode).Order()
        );
        var won = await Task.FromResult(answers.Single(answer => answer.IsSuccessStatusCode)).JsonAsync(200);
        var winner = won.GetProperty("assignee").GetString();
        foreach (var lost in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal(
                $"Nom de {winner}",
                (await Task.FromResult(lost).ProblemAsync(409, "already-claimed")).GetProperty("holder").GetString()
            );
        var act = Assert.Single(
            (await agents[0].GetAsync(People.PathOf(contact)).JsonAsync(200)).GetProperty("history").EnumerateArray()
        );
        Assert.Equal(
            ("claimed", winner),
            (act.GetProperty("kind").GetString(), act.GetProperty("by").GetProperty("id").GetString())
        );
    }

    [Fact]
    public async Task A_supervisor_reassigns_and_the_holder_releases()
    {
        var contact = await SubmitAsync("d-assign");
        var (claire, karim, sylvie) = (
            await StaffAsync("claire"),
            await StaffAsync("karim"),
            await StaffAsync("sylvie", "supervisor")
        );
        await claire.ClaimAsync(contact).JsonAsync(200);
        await karim.ClaimAsync(contact, new { agent = "karim" }).ProblemAsync(409, "already-claimed");
        await karim.ClaimAsync(contact, new { agent = "claire" }).ProblemAsync(403, "forbidden");
        await sylvie.ClaimAsync(contact, new { agent = "pas un identifiant" }).ProblemAsync(400, "invalid-request");
        await sylvie.ClaimAsync(contact, new { agente = "karim" }).ProblemAsync(400, "unknown-field");

        Assert.Equal(
            "karim",
            (await sylvie.ClaimAsync(contact, new { agent = "karim" }).JsonAsync(200))
                .GetProperty("assignee")
                .GetString()
        );
        await claire.DeleteAsync($"{People.PathOf(contact)}/claim").ProblemAsync(409, "already-claimed");
        var released = await karim.DeleteAsync($"{People.PathOf(contact)}/claim");
        Assert.Equal((204, "\"4\""), ((int)released.StatusCode, released.Headers.ETag?.Tag));
        Assert.Equal(204, (int)(await claire.DeleteAsync($"{People.PathOf(contact)}/claim")).StatusCode);
    }

    [Fact]
    public async Task No_route_of_a_member_or_proxy_shows_a_note()
    {
        const string Secret = "à ne montrer à personne";
        var (jean, agent) = (await running.MemberAsync("d-secret"), await StaffAsync("claire"));
        var contact = await jean.SubmitAsync("d-secret").JsonAsync(201);
        await jean.PutAsync("/api/v1/mailboxes/d-secret/proxies/d-proxy", JsonBody(new { name = "Lucie" }))
            .JsonAsync(200);
        var noted = await agent.NoteAsync(contact, Secret).JsonAsync(201);
        Assert.Equal(Secret, noted.GetProperty("notes")[0].GetProperty("text").GetString());
        await agent.ClaimAsync(contact).JsonAsync(200);
        await agent.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);
        var path = People.PathOf(contact);

        foreach (var client in new[] { jean, await running.MemberAsync("d-proxy") })
        {
            foreach (
                var route in new[]
                {
                    "/api/v1/me",
                    "/api/v1/mailboxes/d-secret/contacts",
                    path,
                    "/api/v1/mailboxes/d-secret/preferences",
                    "/api/v1/mailboxes/d-secret/proxies",
                    "/api/v1/mailboxes/d-secret/export",
                }
            )
                await HidesAsync(client.GetAsync(route), Secret);
            await HidesAsync(client.AddMessageAsync(contact), Secret);
            await HidesAsync(client.PutAsync($"{path}/read", null), Secret);
            await HidesAsync(client.NoteAsync(contact, "Je regarde."), Secret);
        }
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                running.Service.Mails.All.Count(mail => mail.To.Mailboxes.Single().Address == "d-secret@membre.example")
                    >= 3
            )
        );
        Assert.DoesNotContain(
            running.Service.Mails.All,
            mail => (mail.TextBody + mail.HtmlBody).Contains(Secret, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(Secret, running.Service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_notes_are_refused_and_leave_nothing()
    {
        var (contact, agent) = (await SubmitAsync("d-bad"), await StaffAsync("claire"));
        await agent.NoteAsync(contact, " ").ProblemAsync(400, "text-too-short");
        await agent.NoteAsync(contact, new('a', 4001)).ProblemAsync(400, "text-too-long");
        await agent.NoteAsync(contact, "a\u0007b").ProblemAsync(400, "text-has-control-characters");
        Assert.Empty(
            (await agent.GetAsync(People.PathOf(contact)).JsonAsync(200)).GetProperty("notes").EnumerateArray()
        );
    }

    [Fact]
    public async Task A_transfer_hands_the_contact_to_another_fund_with_its_deadline_and_notes()
    {
        var (contact, claire, paul) = (
            await SubmitAsync("d-transfer"),
            await StaffAsync("claire"),
            await running.AgentAsync("gironde")
        );
        await claire.NoteAsync(contact, "Relève de la Gironde.").JsonAsync(201);
        await claire.TransferAsync(contact, "inconnu").ProblemAsync(400, "unknown-topic");
        await claire.TransferAsync(contact, "autre", "inconnue").ProblemAsync(404, "unknown-fund");

        await claire.TransferAsync(contact, "autre", "gironde").JsonAsync(200);

        await claire.GetAsync(People.PathOf(contact)).ProblemAsync(404, "not-found");
        var seen = await paul.GetAsync(People.PathOf(contact)).JsonAsync(200);
        Assert.Equal(
            ("gironde", "autre"),
            (
                seen.GetProperty("fund").GetString(),
                seen.GetProperty("topic").GetProperty("reason").GetProperty("code").GetString()
            )
        );
        Assert.Equal(contact.GetProperty("dueAt").GetDateTimeOffset(), seen.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal("Relève de la Gironde.", seen.GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal("picardie", seen.GetProperty("history")[0].GetProperty("from").GetProperty("fund").GetString());
        await paul.ReplyAsync(contact, "Voici la réponse.").JsonAsync(201);
        await paul.TransferAsync(contact, "mon-changement-de-situation").ProblemAsync(409, "contact-answered");
        await paul.ClaimAsync(contact).ProblemAsync(409, "contact-answered");
    }

    private async Task<JsonElement> SubmitAsync(string memberId) =>
        await (await running.MemberAsync(memberId)).SubmitAsync(memberId).JsonAsync(201);

    private Task<HttpClient> StaffAsync(string sub, string role = "agent") =>
        running.Service.StaffAsync(sub, role: role);

    private static StringContent JsonBody(object body) => new(JsonSerializer.Serialize(body), null, "application/json");

    private static async Task HidesAsync(Task<HttpResponseMessage> sending, string secret)
    {
        var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"notes\"", text, StringComparison.Ordinal);
        if (!response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/export", StringComparison.Ordinal))
            Assert.DoesNotContain("\"history\"", text, StringComparison.Ordinal);
    }
}
