using Microsoft.Extensions.Options;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Demo;

/// <summary>Once the service is up, gives the personas their history, unless their mailboxes have one.</summary>
internal sealed partial class DemoSeeder(
    IGrainFactory grains, IOptions<DemoOptions> demo, TimeProvider time, ILogger<DemoSeeder> logger) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!demo.Value.Enabled || !demo.Value.Seed)
            return;
        var seeded = 0;
        foreach (var mailbox in DemoHistories.At(time.GetUtcNow()))
            if (await grains.GetGrain<IMailboxImport>(mailbox.Holder.Id).ImportAsync(mailbox))
                seeded++;
        if (seeded > 0)
            LogSeeded(logger, seeded);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "{Count} personas were given a history")]
    private static partial void LogSeeded(ILogger logger, int count);
}
