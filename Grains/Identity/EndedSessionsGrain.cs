using MsaOrleans.Grains.Identity.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Identity;

[GrainType("ended-sessions")]
public sealed class EndedSessionsGrain(
    [PersistentState("ended-sessions", StorageNames.Default)] IPersistentState<EndedSessionsState> stored,
    TimeProvider time
) : Grain, IEndedSessionsGrain, IRemindable
{
    private const string Forget = "forget";

    /// <summary>Reminders do not come more often than that.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1),
        Again = TimeSpan.FromDays(1);

    public Task EndAsync(string sub, string print, DateTimeOffset until)
    {
        var now = time.GetUtcNow();
        return CommitAsync(EndedSessions.End(stored.State, sub, print, until, now), now);
    }

    public Task EndAllAsync(string sub, DateTimeOffset issuedUntil)
    {
        var now = time.GetUtcNow();
        return CommitAsync(EndedSessions.EndAll(stored.State, sub, issuedUntil, now), now);
    }

    public Task<bool> HasEndedAsync(string sub, string print, DateTimeOffset issuedAt) =>
        Task.FromResult(EndedSessions.HasEnded(stored.State, sub, print, issuedAt));

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = time.GetUtcNow();
        var current = EndedSessions.Current(stored.State, now);
        if (EndedSessions.NextEnd(current) is not null)
        {
            await CommitAsync(current, now);
            return;
        }
        await this.EndIfUncertainAsync(stored.ClearStateAsync);
        if (await this.GetReminder(Forget) is { } reminder)
            await this.UnregisterReminder(reminder);
        DeactivateOnIdle();
    }

    /// <summary>The reminder comes first: what is stored is forgotten, whatever happens.</summary>
    private async Task CommitAsync(EndedSessionsState next, DateTimeOffset now)
    {
        if (EndedSessions.NextEnd(next) is not { } end)
            return;
        await this.RegisterOrUpdateReminder(Forget, end - now < Soonest ? Soonest : end - now, Again);
        await this.CommitAsync(stored, next);
    }
}
