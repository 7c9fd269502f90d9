using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Mailboxes;

/// <summary>
/// The fund `demo`, whose calendar never closes, with a ladder of two minutes: all of it in real time.
/// </summary>
public sealed class ShortLadderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("msa-ladder-").FullName;

    [Fact]
    public async Task All_four_steps_happen_once_in_order_and_on_time()
    {
        await using var service = await Service.StartAsync(
            _folder,
            ("Sla:Response", "00:01:00"),
            ("Sla:Steps", "00:00:30,00:01:00,00:01:30,00:02:00"),
            ("Alerts:DigestWindow", "00:00:02")
        );
        var (jean, agent) = (await service.MemberAsync("jean", fund: "demo"), await service.AgentAsync("demo"));
        var contact = await jean.SubmitAsync("jean").JsonAsync(201);

        await Eventually.TrueAsync(async () => Level(await SeenAsync(agent, contact)) == 4, TimeSpan.FromMinutes(4));
        var mails = await service.Mails.AwaitAsync(5);

        var steps = (await SeenAsync(agent, contact)).GetProperty("escalations").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], steps.Select(step => step.GetProperty("level").GetInt32()));
        var created = contact.GetProperty("createdAt").GetDateTimeOffset();
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            Assert.Equal(created.AddSeconds(30 * (index + 1)), step.GetProperty("dueAt").GetDateTimeOffset());
            var late =
                step.GetProperty("reachedAt").GetDateTimeOffset() - step.GetProperty("dueAt").GetDateTimeOffset();
            Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
        Assert.Equal(
            ["jean@membre.example", .. steps.Select(step => step.GetProperty("recipient").GetString())],
            mails.Select(mail => mail.To.Mailboxes.Single().Address)
        );
        Assert.Equal(5, mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<JsonElement> SeenAsync(HttpClient agent, JsonElement contact) =>
        agent.GetFromJsonAsync<JsonElement>(People.PathOf(contact));

    private static int Level(JsonElement contact) => contact.GetProperty("level").GetInt32();
}
