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
        {
            if (!dryRun && State.FoundBy != SearchRows.Form)
                await WriteAsync(State, now);
            return new(Visited: 1, Held: 1);
        }
        var purge = Purging.Of(State, policy, now);
        if (!dryRun)
            await CarryOutAsync(purge, now);
        var emptied = purge is Purge.Delete ? 1 : 0;
        return new(Visited: 1, purge.ByAge, purge.ByOverflow, purge.Procurations, emptied);
    }

    /// <summary>
    /// A mailbox that has nothing to lose gets its row in the index set right. One that no search finds yet, or that
    /// has mails which the list lacks, is written.
    /// </summary>
    private async Task CarryOutAsync(Purge purge, DateTimeOffset now)
    {
        if (purge is not Purge.Keep { Next: var purged })
            await DeleteAsync();
        else if (purged == State && State.FoundBy == SearchRows.Form && GivenUpMails.Settle(State) == State)
        {
            var computed = Purging.DueOf(State, policy);
            await due.SetAsync(StateName, this.GetGrainId(), store.Etag!, computed);
            _due = computed;
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
        var (nothing, now) = (MailboxState.Empty(before.MemberId), time.GetUtcNow());
        store.State = before with
        {
            Found = SearchRows.OfNone(before),
            ReadModels = ReadModels.Settle(before, BoardNotices.OfChanges(before, nothing, now), now).ReadModels,
        };
        try
        {
            var told = State.ReadModels;
            await store.ClearStateAsync();
            Announce(told);
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

    private DueRow? ChangeTo(DueRow computed) => computed == _due ? null : computed;
}
