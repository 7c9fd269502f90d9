using MsaOrleans.Cluster.Tests.Hosting;
using Xunit.Abstractions;

namespace MsaOrleans.Cluster.Tests;

/// <summary>What befalls a cluster in production, one thing after the other, while members write.</summary>
public sealed class FaultTests(RunningCluster cluster, ITestOutputHelper output) : IClassFixture<RunningCluster>
{
    [Fact]
    public async Task A_silo_killed_again_and_again_loses_nothing()
    {
        var crowd = await Crowd.WhileAsync(cluster.Ledger, async () =>
        {
            for (var kill = 0; kill < Extent.Kills; kill++)
            {
                var silo = kill % 2 == 0 ? "silo1" : "silo2";
                await cluster.KillAsync(silo);
                await cluster.StartAsync(silo);
            }
        });
        await HoldsAsync(crowd, $"kill -9 of a silo, {Extent.Kills} times");
    }

    [Fact]
    public async Task Both_silos_killed_at_once_lose_nothing()
    {
        var crowd = await Crowd.WhileAsync(cluster.Ledger, async () =>
        {
            await cluster.KillAsync("silo1", "silo2");
            await cluster.StartAsync("silo1", "silo2");
        });
        await HoldsAsync(crowd, "kill -9 of both silos");
    }

    [Fact]
    public async Task A_rolling_restart_fails_no_request_that_one_retry_does_not_mend()
    {
        var crowd = await Crowd.WhileAsync(cluster.Ledger, async () =>
        {
            foreach (var process in new[] { "silo1", "silo2", "api1", "api2" })
            {
                await cluster.StopAsync(process);
                await cluster.StartAsync(process);
            }
        });
        await HoldsAsync(crowd, "rolling restart");
        Assert.InRange(crowd.MostTries, 1, 2);
    }

    [Fact]
    public async Task A_database_that_is_gone_for_a_while_is_said_so_and_missed_no_longer_than_that()
    {
        var crowd = await Crowd.WhileAsync(cluster.Ledger, async () =>
        {
            await cluster.KillAsync("postgres");
            await Task.Delay(Extent.DatabaseGone, TimeProvider.System);
            await cluster.StartAsync("postgres");
        });
        await HoldsAsync(crowd, $"PostgreSQL gone for {Extent.DatabaseGone.TotalSeconds} s");
        Assert.Contains(crowd.Entries, entry => entry.Answers.Contains(503));
        Assert.All(crowd.Entries.SelectMany(entry => entry.Answers), answer => Assert.Contains(answer, (int[])[201, 503]));
    }

    [Fact]
    public async Task A_database_that_answers_in_five_seconds_slows_requests_and_harms_none()
    {
        var crowd = await Crowd.WhileAsync(cluster.Ledger, async () =>
        {
            cluster.Link.Delay = TimeSpan.FromSeconds(5);
            await Task.Delay(Extent.DatabaseSlow, TimeProvider.System);
            cluster.Link.Delay = TimeSpan.Zero;
        });
        await HoldsAsync(crowd, $"PostgreSQL answering in 5 s for {Extent.DatabaseSlow.TotalSeconds} s");
        Assert.All(crowd.Entries.SelectMany(entry => entry.Answers), answer => Assert.Contains(answer, (int[])[201, 503]));
    }

    [Fact]
    public async Task A_night_without_silos_and_mail_server_passes_no_step_over()
    {
        await cluster.StopAsync("mail");
        var entries = await Task.WhenAll(Enumerable.Range(0, Extent.RequestsAcrossTheNight).Select(_ => cluster.Ledger.SubmitAsync(CancellationToken.None)));
        await cluster.KillAsync("silo1", "silo2");
        await Task.Delay(RunningCluster.Steps[^1], TimeProvider.System);
        await cluster.StartAsync("silo1", "silo2");
        var latest = await cluster.HasClimbedOnceAsync(entries);
        await cluster.StartAsync("mail");
        await cluster.HasKeptAsync(entries);
        var twice = await cluster.HasSentAllAsync(entries);
        await cluster.HasTheBoardItsMailboxesAskForAsync();
        output.WriteLine($"silos and mail server down across {entries.Length * RunningCluster.Steps.Length} steps: each once, the last {latest.TotalSeconds:0} s after its due time; {twice} mails twice");
    }

    [Fact]
    public async Task A_hundred_posts_with_one_key_across_a_restart_are_one_contact()
    {
        var entry = await cluster.Ledger.NewAsync();
        var posts = Enumerable.Range(0, 100).Select(_ => PostUntilAcceptedAsync(entry)).ToList();
        await cluster.KillAsync("silo1");
        await cluster.StartAsync("silo1");
        await Task.WhenAll(posts);
        await cluster.HasKeptAsync([entry]);
        output.WriteLine($"100 posts with one key across a restart: one contact, answers {string.Join(", ", entry.Answers.CountBy(answer => answer))}");
    }

    private async Task HoldsAsync(Crowd crowd, string what)
    {
        await cluster.HasKeptAsync(crowd.Entries);
        var latest = await cluster.HasClimbedOnceAsync(crowd.Entries);
        var twice = await cluster.HasSentAllAsync(crowd.Entries);
        await cluster.HasTheBoardItsMailboxesAskForAsync();
        output.WriteLine(
            $"{what}: {crowd.Entries.Count} requests, {crowd.Entries.Count(entry => entry.ContactId is not null)} acknowledged, none lost, none twice; " +
            $"tries by answer {crowd.Answers}, at most {crowd.MostTries} for one; steps at most {latest.TotalSeconds:0.0} s late; {twice} mails twice so far");
    }

    private async Task PostUntilAcceptedAsync(Entry entry)
    {
        for (var accepted = false; !accepted;)
        {
            try
            {
                using var answer = await cluster.Ledger.PostAsync(entry);
                entry.Answers.Enqueue((int)answer.StatusCode);
                accepted = answer.IsSuccessStatusCode;
                if (accepted)
                    entry.Acknowledge(System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!);
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
