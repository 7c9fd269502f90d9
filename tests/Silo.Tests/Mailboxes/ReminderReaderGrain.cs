using Orleans.Timers;

namespace MsaOrleans.Silo.Tests.Mailboxes;

[Alias("reminder-reader")]
public interface IReminderReaderGrain : IGrainWithIntegerKey
{
    /// <returns>Whether the grain has a wake-up, which the reminder service now knows.</returns>
    [Alias("read")]
    Task<bool> ReadAsync(GrainId grain);
}

/// <summary>
/// Has the reminder service learn what is in the table for one grain, as it does for all every few minutes: a test's
/// clock jumps over those.
/// </summary>
[GrainType("reminder-reader")]
internal sealed class ReminderReaderGrain(IReminderTable table, IReminderRegistry registry, TimeProvider time)
    : Grain,
        IReminderReaderGrain
{
    public async Task<bool> ReadAsync(GrainId grain)
    {
        if (await table.ReadRow(grain, "wake-up") is not { } row)
            return false;
        var delay = row.StartAt - time.GetUtcNow().UtcDateTime;
        await registry.RegisterOrUpdateReminder(
            grain,
            row.ReminderName,
            delay > TimeSpan.Zero ? delay : TimeSpan.Zero,
            row.Period
        );
        return true;
    }
}
