using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Retention.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>How the nightly run has a mailbox purge itself.</summary>
internal sealed partial class MailboxGrain : IRetained
{
    /// <summary>The mailbox's row in the index of retention; null when this activation does not know it.</summary>
    private DueRow? _due;

    public async Task<RetentionCount> PurgeAsync(bool dryRun)
    {
        var now = time.GetUtcNow();
        if (!store.RecordExists)
        {
            if (!dryRun)
                await retention.ForgetDueAsync(this.GetGrainId());
            return new(Visited: 1);
        }
        if (State.Hold is not null)
            return new(Visited: 1, Held: 1);
        var purge = Purging.Of(State, policy, now);
        if (!dryRun)
            await CarryOutAsync(purge.Next, now);
        return new(Visited: 1, purge.ByAge, purge.ByOverflow, purge.Procurations, Emptied: purge.Next is null ? 1 : 0);
    }

    /// <summary>A mailbox that has nothing to lose gets its row in the index set right.</summary>
    private async Task CarryOutAsync(MailboxState? purged, DateTimeOffset now)
    {
        if (purged is null)
            await DeleteAsync();
        else if (purged == State)
        {
            var reckoned = Purging.DueOf(State, policy);
            await due.SetAsync(StateName, this.GetGrainId(), store.Etag!, reckoned);
            _due = reckoned;
        }
        else
        {
            await WriteAsync(Owing(purged, now), now);
            DeliverOutbox(now);
        }
    }

    /// <summary>The state goes, with its reminder, its receipts and its row in the index.</summary>
    private async Task DeleteAsync()
    {
        var before = State;
        await MovedAsync();
        try
        {
            await store.ClearStateAsync();
        }
        finally
        {
            DeactivateOnIdle();
        }
        (_quietUntil, _due, _registeredAt) = (null, null, null);
        KnowWakeUp(null);
        _shown.Forget();
        Measure(before, State);
    }

    private DueRow? ChangeTo(DueRow reckoned) => reckoned == _due ? null : reckoned;
}
