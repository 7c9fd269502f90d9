using Microsoft.Extensions.Options;
using MsaOrleans.Funds;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Demo;

/// <summary>Once the service is up, gives the personas their history, unless their mailboxes have one.</summary>
internal sealed partial class DemoSeeder(
    IGrainFactory grains,
    IOptions<DemoOptions> demo,
    TimeProvider time,
    ILogger<DemoSeeder> logger
) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!demo.Value.Enabled || !demo.Value.Seed)
            return;
        if (await CalendarAsync() is not { } calendar)
            return;
        var seeded = 0;
        foreach (var mailbox in await DemoHistories.AtAsync(calendar))
            if (await grains.GetGrain<IMailboxImport>(mailbox.Holder.Id).ImportAsync(mailbox))
                seeded++;
        if (seeded > 0)
            LogSeeded(logger, seeded);
    }

    /// <summary>Null when the personas' fund is not in the file of funds; no history is made then.</summary>
    private async Task<DemoCalendar?> CalendarAsync()
    {
        var funds = grains.GetGrain<IFundsGrain>(0);
        if (!(await funds.GetAsync(DemoPersonas.Fund)).TryGet(out var fund, out _))
            return null;
        return new(
            time.GetUtcNow(),
            TimeZoneInfo.FindSystemTimeZoneById(fund.TimeZone),
            async receivedAt =>
                (await funds.GetDeadlineAsync(fund.Code, receivedAt)).Match(
                    deadline => deadline,
                    _ => throw new InvalidOperationException($"The fund {fund.Code} is gone.")
                )
        );
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "{Count} personas were given a history")]
    private static partial void LogSeeded(ILogger logger, int count);
}
