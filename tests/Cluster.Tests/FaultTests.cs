using MsaOrleans.Cluster.Tests.Hosting;
using Xunit.Abstractions;

namespace MsaOrleans.Cluster.Tests;

/// <summary>What befalls a cluster in production, one thing after the other, while members write.</summary>
public sealed class FaultTests(RunningCluster cluster, ITestOutputHelper output) : IClassFixture<RunningCluster>
{
    /// <summary>
    /// Within which a step is recorded as long as nobody dies, a tick that a restart may cost included; and after
    /// somebody did.
    /// </summary>
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(2) + TimeSpan.FromMinutes(1),
        AfterOutage = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Those after which nobody has died: each step comes in time.</summary>
    private static readonly Fault[] Harmless = [Fault.RollingRestart, Fault.ClockWrong];

    private static readonly Fault[] Harmful = [.. Enum.GetValues<Fault>().Except(Harmless)];

    /// <summary>
    /// In a short run the harmless ones, then those that harm, are one series each; in a long run each fault is a
    /// series of
    /// its own, and a restart is tried again once the database has been gone. Those that harm come last: for a minute
    /// or so
    /// after, not all silos know of each other what is new.
    /// </summary>
    private static readonly Fault[][] Series = Extent.IsLong
        ? [.. Harmless.Concat(Harmful).Append(Fault.RollingRestart).Select(fault => new[] { fault })]
        : [Harmless, Harmful];

    [Fact]
    public async Task Nothing_is_lost_or_done_twice_whatever_befalls_the_cluster()
    {
        foreach (var faults in Series)
        {
            if (faults[0] == Fault.RollingRestart)
                await Task.Delay(Extent.BeforeRestart, TimeProvider.System);
            await TryAsync(faults);
        }
    }

    private async Task TryAsync(Fault[] faults)
    {
        var entries = new List<Entry>();
        foreach (var fault in faults)
        {
            var crowd = await Crowd.WhileAsync(cluster.Ledger, () => BefallAsync(fault));
            output.WriteLine($"{NameOf(fault)}: {crowd.Summary}");
            await cluster.HasKeptAsync(crowd.Entries);
            HasAnsweredAsPromised(crowd, fault);
            entries.AddRange(crowd.Entries);
        }
        var latest = await cluster.HasClimbedOnceAsync(entries);
        Assert.InRange(latest, TimeSpan.Zero, faults.Intersect(Harmful).Any() ? AfterOutage : InTime);
        var twice = await cluster.HasSentAllAsync(entries);
        await cluster.HasTheBoardItsMailboxesAskForAsync();
        output.WriteLine(
            $"each step once, the last {latest.TotalSeconds:0.0} s late; every mail sent, {twice} twice; board "
                + "as the mailboxes"
        );
    }

    /// <summary>Accepted, or to be sent again: nothing else, and seldom.</summary>
    private static void HasAnsweredAsPromised(Crowd crowd, Fault fault)
    {
        int[] allowed = Harmless.Contains(fault) ? [201, 503] : [201, 502, 503, 504];
        Assert.All(crowd.Entries.SelectMany(entry => entry.Answers), answer => Assert.Contains(answer, allowed));
        if (fault == Fault.RollingRestart)
            Assert.InRange(crowd.MostTries, 1, 2);
        if (fault == Fault.DatabaseGone)
            Assert.Contains(crowd.Entries, entry => entry.Answers.Contains(503));
    }

    [Fact]
    public async Task A_night_without_silos_and_mail_server_passes_no_step_over()
    {
        await cluster.StopAsync("mail");
        var entries = await Task.WhenAll(
            Enumerable
                .Range(0, Extent.RequestsAcrossTheNight)
                .Select(_ => cluster.Ledger.SubmitAsync(CancellationToken.None))
        );
        await cluster.KillAsync("silo1", "silo2");
        await Task.Delay(RunningCluster.Steps[^1], TimeProvider.System);
        await cluster.StartAsync("silo1", "silo2");
        var latest = await cluster.HasClimbedOnceAsync(entries);
        Assert.InRange(latest, TimeSpan.Zero, AfterOutage);
        await cluster.StartAsync("mail");
        await cluster.HasKeptAsync(entries);
        var twice = await cluster.HasSentAllAsync(entries);
        await cluster.HasTheBoardItsMailboxesAskForAsync();
        output.WriteLine(
            $"silos and mail server down across {entries.Length * RunningCluster.Steps.Length} steps: each "
                + $"once, the last {latest.TotalSeconds:0} s after its due time; {twice} mails twice"
        );
    }

    [Fact]
    public async Task A_hundred_posts_with_one_key_across_a_restart_are_one_contact()
    {
        var entry = await cluster.Ledger.NewAsync();
        var posts = Enumerable.Range(0, 99).Select(_ => PostUntilAcceptedAsync(entry)).ToList();
        await cluster.KillAsync("silo1", "silo2");
        await cluster.StartAsync("silo1", "silo2");
        posts.Add(PostUntilAcceptedAsync(entry));
        await Task.WhenAll(posts);
        await cluster.HasKeptAsync([entry]);
        output.WriteLine(
            $"100 posts with one key across a restart: one contact, answers {string.Join(", ", entry.Answers.CountBy(answer => answer))}"
        );
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/Metrics")]
    [InlineData("/%6Detrics")]
    [InlineData("/./metrics")]
    [InlineData("/api/../metrics")]
    [InlineData("/api/%2e%2e/metrics")]
    [InlineData("//metrics")]
    [InlineData("/HEALTH/ready")]
    public async Task The_proxy_keeps_what_is_for_operators(string path) =>
        Assert.Equal(403, await cluster.StatusOfRawAsync(path));

    private async Task BefallAsync(Fault fault)
    {
        switch (fault)
        {
            case Fault.SiloKilled:
                for (var kill = 0; kill < Extent.Kills; kill++)
                {
                    var silo = kill % 2 == 0 ? "silo1" : "silo2";
                    await cluster.KillAsync(silo);
                    await cluster.StartAsync(silo);
                }
                break;
            case Fault.BothSilosKilled:
                await cluster.KillAsync("silo1", "silo2");
                await cluster.StartAsync("silo1", "silo2");
                break;
            case Fault.RollingRestart:
                foreach (var process in new[] { "silo1", "silo2", "api1", "api2" })
                {
                    await cluster.StopAsync(process);
                    await cluster.StartAsync(process);
                }
                break;
            case Fault.DatabaseGone:
                await cluster.KillAsync("postgres");
                await Task.Delay(Extent.DatabaseGone, TimeProvider.System);
                await cluster.StartAsync("postgres");
                break;
            case Fault.DatabaseSlow:
                cluster.Link.Delay = TimeSpan.FromSeconds(5);
                await Task.Delay(Extent.DatabaseSlow, TimeProvider.System);
                cluster.Link.Delay = TimeSpan.Zero;
                break;
            case Fault.ClockWrong:
                foreach (var ahead in new[] { Hour, -Hour, TimeSpan.Zero })
                {
                    await cluster.SetClockAsync("silo1", ahead);
                    await Task.Delay(Extent.ClockWrong, TimeProvider.System);
                    Assert.InRange(
                        await cluster.MetricAsync("msa_clock_offset_seconds"),
                        ahead.TotalSeconds - 2,
                        ahead.TotalSeconds + 2
                    );
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    private static string NameOf(Fault fault) =>
        fault switch
        {
            Fault.SiloKilled => $"kill -9 of a silo, {Extent.Kills} times",
            Fault.BothSilosKilled => "kill -9 of both silos at once",
            Fault.RollingRestart => "rolling restart of silos and Apis",
            Fault.DatabaseGone => $"PostgreSQL gone for {Extent.DatabaseGone.TotalSeconds} s",
            Fault.ClockWrong =>
                $"clock of a silo an hour ahead, then an hour back, for {Extent.ClockWrong.TotalSeconds} s each",
            _ => $"PostgreSQL answering in 5 s, for {Extent.DatabaseSlow.TotalSeconds} s",
        };

    private async Task PostUntilAcceptedAsync(Entry entry)
    {
        for (var accepted = false; !accepted; )
        {
            try
            {
                using var answer = await cluster.Ledger.PostAsync(entry);
                entry.Answers.Enqueue((int)answer.StatusCode);
                accepted = answer.IsSuccessStatusCode;
                if (accepted)
                    entry.Acknowledge(
                        System
                            .Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync())
                            .RootElement.GetProperty("id")
                            .GetString()!
                    );
            }
            catch (HttpRequestException)
            {
                entry.Answers.Enqueue(0);
            }
            if (!accepted)
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }
}

/// <summary>What befalls a cluster under load.</summary>
public enum Fault
{
    SiloKilled,
    BothSilosKilled,
    RollingRestart,
    ClockWrong,
    DatabaseSlow,
    DatabaseGone,
}
