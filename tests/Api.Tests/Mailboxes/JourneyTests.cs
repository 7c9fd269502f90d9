using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>The main job, from the outside: a member writes, an agent answers, a restart loses nothing.</summary>
public sealed class JourneyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-journey-").FullName;

    [Fact]
    public async Task A_request_is_acknowledged_answered_and_kept_across_a_restart()
    {
        JsonElement before;
        await using (var service = await Service.StartAsync(_folder))
        {
            var (jean, agent) = (await service.MemberAsync("jean"), await service.AgentAsync());
            var sent = await jean.SubmitAsync("jean").JsonAsync(201);
            Assert.Equal("open", sent.GetProperty("status").GetString());
            var acknowledgement = (await service.Mails.AwaitAsync(1))[0];
            Assert.Equal("jean@membre.example", acknowledgement.To.Mailboxes.Single().Address);
            Assert.Contains(
                "Nous vous confirmons la réception de votre demande",
                acknowledgement.TextBody,
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"Référence de votre demande\u00a0: {sent.GetProperty("reference").GetString()}\n",
                acknowledgement.TextBody!.ReplaceLineEndings("\n"),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                "mon dossier",
                acknowledgement.TextBody + acknowledgement.HtmlBody,
                StringComparison.Ordinal
            );

            var seen = await agent.GetFromJsonAsync<JsonElement>(People.PathOf(sent));
            Assert.Equal(0, seen.GetProperty("level").GetInt32());
            Assert.Equal(sent.GetProperty("reference").GetString(), seen.GetProperty("reference").GetString());
            await agent.ReplyAsync(sent, "Bonjour, votre dossier est complet.").JsonAsync(201);
            var notice = (await service.Mails.AwaitAsync(2))[1];
            Assert.Contains(
                "Une information est disponible dans votre espace Internet privé",
                notice.TextBody,
                StringComparison.Ordinal
            );
            Assert.NotEqual(acknowledgement.MessageId, notice.MessageId);

            before = await jean.ListAsync("jean");
            Assert.Equal(1, before.GetProperty("unread").GetInt32());
            await service.StopAsync();
            Assert.Equal(0, service.ExitCode);
        }
        await using var restarted = await Service.StartAsync(_folder);
        var after = await (await restarted.MemberAsync("jean")).ListAsync("jean");
        Assert.Equal(before.ToString(), after.ToString());
        Assert.Equal(2, restarted.Mails.All.Count);
    }

    [Fact]
    public async Task An_acknowledgement_is_sent_even_if_the_process_dies_before_it_could_be()
    {
        await using (var dying = await Service.StartAsync(_folder, ("Mail:Host", "127.0.0.1"), ("Mail:Port", "9")))
        {
            await (await dying.MemberAsync("jean")).SubmitAsync("jean").JsonAsync(201);
            await dying.CrashAsync();
        }
        await using var restarted = await Service.StartAsync(_folder);

        var mail = (await restarted.Mails.AwaitAsync(1, TimeSpan.FromMinutes(3)))[0];
        Assert.Equal("jean@membre.example", mail.To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_request_in_flight_when_a_stop_is_asked_for_gets_its_answer()
    {
        await using var service = await Service.StartAsync(_folder, ("Limits:SubmissionsPerHour", "1000"));
        var jean = await service.MemberAsync("jean");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => jean.ListAsync("jean")));
        var sending = Enumerable.Range(0, 40).Select(_ => jean.SubmitAsync("jean")).ToList();
        await Task.WhenAny(sending);
        service.BeginStop();

        var (accepted, others) = await SortAsync(sending);
        await service.ExitedAsync();

        Assert.Equal(0, service.ExitCode);
        Assert.Empty(others);
        Assert.InRange(accepted.Count, 2, 40);
        await using var restarted = await Service.StartAsync(_folder);
        var kept = (await (await restarted.MemberAsync("jean")).ListAsync("jean"))
            .GetProperty("contacts")
            .EnumerateArray()
            .Select(contact => contact.GetProperty("id").GetString())
            .ToHashSet();
        Assert.Superset(accepted, kept!);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// The ids of those accepted, and the answers that were none of that. A connection that the listener
    /// closed before it took the request has no answer, and its client knows it.
    /// </summary>
    private static async Task<(HashSet<string> Accepted, List<string> Others)> SortAsync(
        List<Task<HttpResponseMessage>> sending
    )
    {
        var (accepted, others) = (new HashSet<string>(), new List<string>());
        foreach (var request in sending)
        {
            try
            {
                var response = await request;
                if ((int)response.StatusCode == 201)
                    accepted.Add(
                        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!
                    );
                else
                    others.Add(response.StatusCode.ToString());
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }
        return (accepted, others);
    }
}
