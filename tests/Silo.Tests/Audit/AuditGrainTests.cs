using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Identity;
using MsaOrleans.Silo.Tests.Hosting;
using Orleans.TestingHost;

namespace MsaOrleans.Silo.Tests.Audit;

/// <summary>The one writer of a chain, in a silo on a SQLite file.</summary>
public sealed class AuditGrainTests : IDisposable
{
    /// <summary>An hour before midnight in Paris.</summary>
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 26, 22, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_hundred_at_once_are_one_unbroken_chain_and_each_is_there_when_its_call_returns()
    {
        await using var cluster = await StartAsync();
        var trail = cluster.Client.GetGrain<IAuditGrain>("picardie");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(reader => trail.AppendAsync(Read($"agent-{reader}"))));

        var findings = await VerifyAsync(cluster);
        Assert.Equal((0, 1, 100L), (findings.Faults.Count, findings.Days, findings.Entries));
        var found = await cluster.Client.GetGrain<IAuditLogGrain>(0).AccessAsync(Jean, "jean", after: null);
        Assert.Equal(100, found.Match(page => page.Entries.Select(entry => entry.Name).Distinct().Count(), _ => -1));
    }

    [Fact]
    public async Task The_chain_goes_on_after_a_restart_and_into_the_funds_next_day()
    {
        await using (var first = await StartAsync())
            await first.Client.GetGrain<IAuditGrain>("picardie").AppendAsync(Read("claire"));
        _clock.Advance(TimeSpan.FromHours(1));
        await using var second = await StartAsync();
        await second.Client.GetGrain<IAuditGrain>("picardie").AppendAsync(Read("claire"));

        var days = await Store(second).DaysAsync();
        Assert.Equal([("picardie", new DateOnly(2026, 11, 26)), ("picardie", new(2026, 11, 27))], days);
        Assert.Empty((await VerifyAsync(second)).Faults);
    }

    [Fact]
    public async Task What_cannot_be_written_is_told_and_the_chain_goes_on_once_it_can()
    {
        await using var cluster = await StartAsync();
        var trail = cluster.Client.GetGrain<IAuditGrain>("picardie");
        await trail.AppendAsync(Read("claire"));
        await ExecuteAsync(cluster, "ALTER TABLE audit_entry RENAME TO away");
        await Assert.ThrowsAsync<UnavailableException>(() => trail.AppendAsync(Read("karim")));
        await ExecuteAsync(cluster, "ALTER TABLE away RENAME TO audit_entry");
        await trail.AppendAsync(Read("sylvie"));

        var findings = await VerifyAsync(cluster);
        Assert.Equal((0, 2L), (findings.Faults.Count, findings.Entries));
    }

    [Fact]
    public async Task A_chain_that_another_has_written_to_is_taken_up_where_it_is()
    {
        await using var cluster = await StartAsync();
        var trail = cluster.Client.GetGrain<IAuditGrain>("picardie");
        await trail.AppendAsync(Read("claire"));
        var head = await Store(cluster).HeadAsync("picardie");
        var other = Grains.Audit.Domain.Sealing.Seal(
            "picardie",
            head,
            head!.Place.Day,
            _clock.GetUtcNow(),
            Read("karim"),
            ("s1", "s2")
        );
        await Store(cluster).AppendAsync([other]);
        await trail.AppendAsync(Read("sylvie"));

        var findings = await VerifyAsync(cluster);
        Assert.Equal((0, 3L), (findings.Faults.Count, findings.Entries));
    }

    public void Dispose() => _folder.Dispose();

    private static Actor Jean { get; } = new("jean", Role.Member, "Jean Martin", "picardie");

    private static AuditEvent Read(string agent) =>
        new("r", "ListContacts", AuditCapacity.Agent, 200, agent, agent, "192.0.2.7", "jean", Fund: "picardie");

    private Task<InProcessTestCluster> StartAsync() =>
        StorageCluster.StartAsync(
            _folder.File("msa.db"),
            _clock,
            silo => silo.Services.AddGrainServices(new ConfigurationBuilder().Build())
        );

    private static IServiceProvider Services(InProcessTestCluster cluster) =>
        ((InProcessSiloHandle)cluster.Silos[0]).ServiceProvider;

    private static IAuditStore Store(InProcessTestCluster cluster) =>
        Services(cluster).GetRequiredService<IAuditStore>();

    private static Task<AuditFindings> VerifyAsync(InProcessTestCluster cluster) =>
        new AuditVerifier(Store(cluster)).VerifyAsync();

    private static async Task ExecuteAsync(InProcessTestCluster cluster, string sql)
    {
        await using var command = Services(cluster).GetRequiredService<DbDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
