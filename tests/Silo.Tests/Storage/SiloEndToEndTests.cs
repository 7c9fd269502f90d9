using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SiloEndToEndTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 23, 15, 5, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ReminderWatch _watch = new();

    private string File => _folder.File("msa.db");

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reminder_months_off_fires_when_the_clock_jumps_there()
    {
        var clock = new FakeTimeProvider(Start);
        await using var cluster = await StorageCluster.StartAsync(File, clock);
        var probe = cluster.Client.GetGrain<IProbeGrain>("fake-time");

        await probe.RemindAsync(TimeSpan.FromDays(1000), TimeSpan.FromMinutes(15));
        await _watch.ArmedAsync(probe);
        clock.Advance(TimeSpan.FromDays(1000) - TimeSpan.FromTicks(1));
        Assert.Empty(await probe.TicksAsync());
        clock.Advance(TimeSpan.FromTicks(1));
        await _watch.TickedAsync(probe, 1);
        await _watch.ArmedAsync(probe);
        clock.Advance(TimeSpan.FromMinutes(15));
        await _watch.TickedAsync(probe, 2);

        var due = Start.AddDays(1000);
        Assert.Equal([due, due.AddMinutes(15)], await probe.TicksAsync());
    }

    [Fact]
    public async Task A_reminder_moved_earlier_fires_at_its_new_time_only()
    {
        var clock = new FakeTimeProvider(Start);
        await using var cluster = await StorageCluster.StartAsync(File, clock);
        var probe = cluster.Client.GetGrain<IProbeGrain>("moved");

        await probe.RemindAsync(TimeSpan.FromHours(36), TimeSpan.FromHours(1));
        await probe.RemindAsync(TimeSpan.FromHours(2), TimeSpan.FromDays(30));
        await _watch.ArmedAsync(probe);
        clock.Advance(TimeSpan.FromHours(2));
        await _watch.TickedAsync(probe, 1);
        await _watch.ArmedAsync(probe);
        clock.Advance(TimeSpan.FromDays(30));
        await _watch.TickedAsync(probe, 2);

        Assert.Equal([Start.AddHours(2), Start.AddHours(2).AddDays(30)], await probe.TicksAsync());
    }

    [Fact]
    public async Task Members_whose_keys_read_as_the_same_number_keep_apart()
    {
        await using var cluster = await StorageCluster.StartAsync(File);
        await cluster.Client.GetGrain<IProbeGrain>("0042").WriteAsync("of 0042");
        await cluster.Client.GetGrain<IProbeGrain>("2A").WriteAsync("of 2A");

        Assert.Equal("", await cluster.Client.GetGrain<IProbeGrain>("42").TextAsync());
        Assert.Equal("", await cluster.Client.GetGrain<IProbeGrain>("2a").TextAsync());
    }
}
