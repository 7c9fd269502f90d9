namespace MsaOrleans.Api.Audit;

/// <summary>Records, each minute and at the end, what <see cref="RefusalGate"/> has gathered.</summary>
internal sealed class RefusalMinutes(RefusalGate gate, AuditTrail trail, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RecordAsync();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RecordAsync();
    }

    private Task RecordAsync() => Task.WhenAll(gate.Turn().Select(trail.OweAsync));
}
