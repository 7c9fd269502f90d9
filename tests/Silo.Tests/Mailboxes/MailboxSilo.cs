using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using Orleans.TestingHost;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>The product's grains in a silo on a SQLite file, with a clock that the test moves and mails in a folder.</summary>
internal sealed class MailboxSilo : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private MailboxSilo(InProcessTestCluster cluster, FakeTimeProvider clock, ReminderWatch watch) =>
        (_cluster, Clock, Watch) = (cluster, clock, watch);

    public FakeTimeProvider Clock { get; }

    public ReminderWatch Watch { get; }

    public static Actor Agent { get; } = new("agent-1", Role.Agent, "Claire Dubois", "picardie");

    public static async Task<MailboxSilo> StartAsync(
        TemporaryFolder folder, FakeTimeProvider clock, ReminderWatch watch, Action<IServiceCollection>? configure = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Mail:Pickup", folder.File("mail"))]).Build();
        var cluster = await StorageCluster.StartAsync(folder.File("msa.db"), clock, silo =>
        {
            silo.Services.AddGrainServices(settings);
            configure?.Invoke(silo.Services);
        });
        return new(cluster, clock, watch);
    }

    public static Actor Member(string id) => new(id, Role.Member, "Jean Martin", "picardie", $"{id}@membre.example", Profile.Particulier);

    public static NewContact Request(string? key = null) => new(
        new TopicCodes("famille", "allocations-familiales", "mon-changement-de-situation"),
        ContactKind.Question, "Bonjour, où en est mon dossier ?", key);

    public IMailboxGrain Mailbox(string memberId) => _cluster.Client.GetGrain<IMailboxGrain>(memberId);

    public async Task<ContactView> SeenByAgentAsync(string memberId, string contactId) =>
        (await Mailbox(memberId).GetAsync(Agent, contactId)).Value!;

    /// <summary>Moves the clock to an instant, once the mailbox waits for it, and returns when it has woken.</summary>
    public async Task WakeAtAsync(string memberId, DateTimeOffset instant)
    {
        await Watch.ArmedAsync(Mailbox(memberId));
        var ticks = Watch.Ticks(Mailbox(memberId));
        Clock.Advance(instant - Clock.GetUtcNow());
        await Watch.TickedAsync(Mailbox(memberId), ticks + 1);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
