using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Boards;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using Orleans.TestingHost;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>
/// The product's grains in a silo on a SQLite file, with a clock that the test moves and mails in a folder.
/// </summary>
internal sealed class MailboxSilo : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private MailboxSilo(InProcessTestCluster cluster, FakeTimeProvider clock, ReminderWatch watch) =>
        (_cluster, Clock, Watch) = (cluster, clock, watch);

    public FakeTimeProvider Clock { get; }

    public ReminderWatch Watch { get; }

    public WatchedTransport Transport =>
        ((InProcessSiloHandle)_cluster.Silos[0]).ServiceProvider.GetRequiredService<WatchedTransport>();

    public CallWatch Calls => ((InProcessSiloHandle)_cluster.Silos[0]).ServiceProvider.GetRequiredService<CallWatch>();

    public static Actor Agent { get; } = new("agent-1", Role.Agent, "Claire Dubois", "picardie");

    public static async Task<MailboxSilo> StartAsync(
        TemporaryFolder folder,
        FakeTimeProvider clock,
        ReminderWatch watch,
        int? smtpPort = null,
        Action<ISiloBuilder>? configure = null,
        IConfiguration? storage = null
    )
    {
        KeyValuePair<string, string?>[] mail = smtpPort is null
            ? [new("Mail:Pickup", folder.File("mail"))]
            : [new("Mail:Host", "127.0.0.1"), new("Mail:Port", $"{smtpPort}"), new("Mail:Security", "None")];
        var settings = new ConfigurationBuilder().AddInMemoryCollection(mail).Build();
        var cluster = await StorageCluster.StartAsync(
            storage ?? StorageCluster.Settings(folder.File("msa.db")),
            clock,
            silo =>
            {
                configure?.Invoke(silo);
                silo.Services.AddGrainServices(settings);
                var transport = silo
                    .Services.Last(service => service.ServiceType == typeof(IMailTransport))
                    .ImplementationType!;
                silo.Services.AddSingleton(provider => new WatchedTransport(
                    (IMailTransport)ActivatorUtilities.CreateInstance(provider, transport)
                ));
                silo.Services.AddSingleton<CallWatch>();
                silo.Services.AddSingleton<IIncomingGrainCallFilter>(provider =>
                    provider.GetRequiredService<CallWatch>()
                );
                silo.Services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<WatchedTransport>());
            }
        );
        return new(cluster, clock, watch);
    }

    public static Actor Member(string id) =>
        new(id, Role.Member, "Jean Martin", "picardie", $"{id}@membre.example", Profile.Particulier);

    public static NewContact Request(string? key = null) =>
        new(
            new TopicCodes("famille", "allocations-familiales", "mon-changement-de-situation"),
            ContactKind.Question,
            "Bonjour, où en est mon dossier ?",
            key
        );

    public IMailboxGrain Mailbox(string memberId) => _cluster.Client.GetGrain<IMailboxGrain>(memberId);

    public async Task<ContactView> SeenByAgentAsync(string memberId, string contactId) =>
        (await Mailbox(memberId).GetAsync(Agent, contactId)).Accepted();

    /// <summary>A mailbox that delivers wakes up after one of these times if nobody calls back.</summary>
    private static readonly TimeSpan[] HandOverGraces = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    /// <summary>
    /// Moves the clock to an instant, once the reminders of these mailboxes wait for it, and returns when all have
    /// woken. A mailbox that its board or a mailer called first may have seen to what was due without its tick.
    /// </summary>
    public async Task WakeAtAsync(DateTimeOffset instant, params string[] members)
    {
        foreach (var member in members)
        {
            await DeliveredAsync(member);
            await Eventually.TrueAsync(() => HasWakeUpAsync(Mailbox(member)));
            await Watch.ArmedAsync(Mailbox(member));
        }
        var ticks = members.Select(member => Watch.Ticks(Mailbox(member))).ToList();
        Clock.Advance(instant - Clock.GetUtcNow());
        foreach (var (member, before) in members.Zip(ticks))
            await HasWokenAsync(member, before, instant);
    }

    /// <summary>
    /// Until the mailbox has moved the wake-up that it keeps while it delivers. Were the reminder service to read that
    /// one, a jump beyond it would leave the clock between two ticks. What is put off for such a time stays.
    /// </summary>
    private async Task DeliveredAsync(string member)
    {
        try
        {
            await Eventually.TrueAsync(
                async () =>
                    await WakeUpAsync(member) is not { } next
                    || !HandOverGraces.Contains(next.StartAt - Clock.GetUtcNow().UtcDateTime),
                TimeSpan.FromSeconds(10)
            );
        }
        catch (OperationCanceledException) { }
    }

    private async Task HasWokenAsync(string member, int ticksBefore, DateTimeOffset instant)
    {
        try
        {
            await Eventually.TrueAsync(async () =>
                Watch.Ticks(Mailbox(member)) > ticksBefore
                || await WakeUpAsync(member) is { } next && next.StartAt > instant.UtcDateTime
            );
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"{member} did not wake up. Seen: {Watch.Seen(Mailbox(member))}", late);
        }
    }

    /// <summary>The mailbox's row in the reminder table.</summary>
    public Task<ReminderEntry?> WakeUpAsync(string memberId) =>
        ((InProcessSiloHandle)_cluster.Silos[0])
            .ServiceProvider.GetRequiredService<IReminderTable>()
            .ReadRow(Mailbox(memberId).GetGrainId(), "wake-up");

    public Task WakeAtAsync(string memberId, DateTimeOffset instant) => WakeAtAsync(instant, memberId);

    /// <summary>Whether the mailbox is to be woken at some time, of which the reminder service knows from now on.</summary>
    public Task<bool> HasWakeUpAsync(IMailboxGrain mailbox) =>
        _cluster.Client.GetGrain<IReminderReaderGrain>(0).ReadAsync(mailbox.GetGrainId());

    public IMailDesk Mails => _cluster.Client.GetGrain<IMailDesk>(0);

    public IBoardGrain Board(string fund = "picardie") => _cluster.Client.GetGrain<IBoardGrain>(fund);

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => _cluster.Client.GetGrain<T>(key);

    /// <summary>Keys of the grains of a type that are in memory.</summary>
    public async Task<IReadOnlyList<string>> InMemoryAsync(string grainType)
    {
        var all = await _cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return [.. all.Where(one => $"{one.GrainId.Type}" == grainType).Select(one => $"{one.GrainId.Key}").Order()];
    }

    /// <summary>What is on a fund's board, once it is as expected.</summary>
    public async Task<BoardPage> BoardAsync(Func<BoardPage, bool> expected, string fund = "picardie")
    {
        BoardPage? page = null;
        await Eventually.TrueAsync(
            async () =>
                expected(
                    page = (await Board(fund).ViewAsync(Agent with { Fund = fund }, new(BoardView.Open))).Accepted()
                ),
            TimeSpan.FromSeconds(20)
        );
        return page!;
    }

    /// <summary>What a gauge of the silo's metrics shows now.</summary>
    public double Gauge(string name)
    {
        double? value = null;
        using var listener = Listening(name);
        listener.SetMeasurementEventCallback<int>((_, measured, _, _) => value = measured);
        listener.SetMeasurementEventCallback<double>((_, measured, _, _) => value = measured);
        listener.Start();
        listener.RecordObservableInstruments();
        return value ?? throw new InvalidOperationException($"No {name}.");
    }

    /// <summary>What a counter of the silo's metrics counts from now on, under its labels.</summary>
    public IDisposable Counting(string name, ConcurrentQueue<string> counted)
    {
        var listener = Listening(name);
        listener.SetMeasurementEventCallback<long>(
            (_, measured, tags, _) =>
                counted.Enqueue(string.Join(' ', [.. tags.ToArray().Select(tag => tag.Value), measured]))
        );
        listener.Start();
        return listener;
    }

    private MeterListener Listening(string name)
    {
        var meters = ((InProcessSiloHandle)_cluster.Silos[0]).ServiceProvider.GetRequiredService<IMeterFactory>();
        return new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name && instrument.Meter.Scope == meters)
                    self.EnableMeasurementEvents(instrument);
            },
        };
    }

    public T Service<T>()
        where T : notnull => ((InProcessSiloHandle)_cluster.Silos[0]).ServiceProvider.GetRequiredService<T>();

    /// <summary>The silo dies, and has no time to say anything.</summary>
    public Task KillAsync() => _cluster.KillSiloAsync(_cluster.Silos[0]);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
