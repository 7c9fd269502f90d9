using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>A silo finds what an earlier one left, whatever the database.</summary>
public abstract class SiloRestartContract(StorageFixture fixture) : IDisposable
{
    private readonly ReminderWatch _watch = new();

    public void Dispose()
    {
        _watch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reminder_fires_survives_a_restart_and_can_be_unregistered()
    {
        await using (var first = await StorageCluster.StartAsync(fixture.Configuration, configure: AllowShortPeriods))
        {
            var probe = first.Client.GetGrain<IProbeGrain>("real-time");
            await probe.RemindAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
            await _watch.TickedAsync(probe, 1);
            // Answered once the turn of the tick, its write included, is over.
            await Eventually.TrueAsync(async () => (await probe.TicksAsync()).Length > 0);
            await first.StopAllSilosAsync();
        }

        await using var second = await StorageCluster.StartAsync(fixture.Configuration, configure: AllowShortPeriods);
        var again = second.Client.GetGrain<IProbeGrain>("real-time");
        var before = (await again.TicksAsync()).Length;
        Assert.InRange(before, 1, int.MaxValue);
        await _watch.TickedAsync(again, before + 1);
        Assert.True(await again.HasReminderAsync());

        await again.ForgetAsync();
        Assert.False(await again.HasReminderAsync());
    }

    [Fact]
    public async Task Silos_that_start_together_bring_the_schema_up_to_date_once()
    {
        await fixture.RenewAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => fixture.OpenAsync())));

        await using var connection = await opened[0]
            .Services.GetRequiredService<StorageDatabase>()
            .DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) - COUNT(DISTINCT ScriptName) FROM SchemaVersions";
        Assert.Equal(0, Convert.ToInt32(await command.ExecuteScalarAsync(), null));
    }

    private static void AllowShortPeriods(ISiloBuilder silo) =>
        silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
}
