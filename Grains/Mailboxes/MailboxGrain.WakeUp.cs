using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How the mailbox wakes up: one reminder, stored with the state, for the earliest time at which the state needs it.
/// </summary>
/// <remarks>
/// Silos read the reminder table every few minutes. What is due before they do so again is registered with the
/// reminder service as well; what is being delivered right now is not, since its receivers mostly call back at once.
/// </remarks>
internal sealed partial class MailboxGrain : IRemindable
{
    private const string WakeUp = "wake-up";

    /// <summary>
    /// A tick that is missed or fails is repeated after this time; it is the shortest that Orleans allows.
    /// </summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>The time in the reminder's row; null when it has none, or when this activation does not know.</summary>
    private DateTimeOffset? _wakeUpAt;

    /// <summary>Whether this activation knows the reminder's row.</summary>
    private bool _knowsWakeUp;

    /// <summary>When the reminder service ticks, as far as this activation knows; null when it does not.</summary>
    private DateTimeOffset? _registeredAt;

    /// <summary>The last move of the reminder's row that no write of the state waited for.</summary>
    private Task _moving = Task.CompletedTask;

    /// <summary>Until then nothing in the state changes by itself; null when not computed yet.</summary>
    private DateTimeOffset? _quietUntil;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = time.GetUtcNow();
        MeasureWakeUp(now);
        await MovedAsync();
        _registeredAt = null;
        var next = Owing(Present(now), now);
        if (next != State || ReadModels.IsOwed(next))
            await WriteAsync(next, now);
        DeliverOutbox(now);
        if (WakeUpFor(State, now) is { } at)
            await RegisterAsync(at, now);
        else if (await this.GetReminder(WakeUp) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    /// <summary>
    /// The state with everything that is due by now, whether or not the reminder has ticked, at the funds of now.
    /// </summary>
    private MailboxState Present(DateTimeOffset now)
    {
        _quietUntil ??= Agenda.NextEvent(State, policy) ?? DateTimeOffset.MaxValue;
        var state = Merging.Follow(State, policy.Funds);
        return now < _quietUntil ? state : Agenda.Advance(state, policy, now);
    }

    /// <summary>
    /// Registers the reminder before the write, if the next state needs it soon. If the process dies between the two,
    /// there is a wake-up with nothing to do rather than a late one.
    /// </summary>
    private async Task CommitAsync(MailboxState decided, DateTimeOffset now)
    {
        if (decided == State)
            return;
        var next = Owing(decided, now);
        var soon = now + reminders.Value.ReminderLoadingWindow;
        if (NextDue(next, now) is { } at && at <= soon && (_registeredAt is null || at < _registeredAt))
            await RegisterAsync(at, now);
        await WriteAsync(next with { TouchedAt = now }, now);
        DeliverOutbox(now);
    }

    /// <summary>When a write throws, what is stored is unknown: the next call reads it again.</summary>
    private async Task WriteAsync(MailboxState next, DateTimeOffset now)
    {
        var before = State;
        next = GivenUpMails.Settle(ReadModels.Settle(before, Holding.Keep(before, next), now));
        var (wakeUp, computed) = (WakeUpFor(next, now), Purging.DueOf(next, policy));
        store.State = next with
        {
            Revision = next.Revision + 1,
            Reminder = ChangeTo(wakeUp),
            EndsReceipts = _hasReceipts,
            Due = ChangeTo(computed),
            Found = SearchRows.Between(before, next),
            FoundBy = SearchRows.Form,
            LateMails = LateMails.Between(before, next),
        };
        _quietUntil = null;
        _shown.Forget();
        try
        {
            await store.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
        KnowWakeUp(wakeUp);
        _due = computed;
        _hasReceipts = false;
        Measure(before, State);
        Announce();
    }

    /// <summary>
    /// Once everything is delivered, the reminder is for the next event. If that fails, there is a wake-up with nothing
    /// to do.
    /// </summary>
    private void RestIfDelivered(DateTimeOffset now)
    {
        if (!_knowsWakeUp || _wakeUpAt is null || IsDelivering(State, now))
            return;
        var at = NextDue(State, now);
        if (ChangeTo(at) is not { } change)
            return;
        KnowWakeUp(at);
        _moving = rows.SetAsync(StateName, this.GetGrainId(), store.Etag!, change);
        _moving.Ignore();
    }

    /// <summary>The reminder service may have read a later time by now, and ticks no sooner.</summary>
    private void KnowWakeUp(DateTimeOffset? at)
    {
        (_wakeUpAt, _knowsWakeUp) = (at, true);
        if (at is null || at > _registeredAt)
            _registeredAt = null;
    }

    /// <summary>What the reminder service writes must come after.</summary>
    private async Task MovedAsync() =>
        await _moving.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );

    private ReminderRow? ChangeTo(DateTimeOffset? at) =>
        _knowsWakeUp && at == _wakeUpAt ? null : new(WakeUp, at, Period);

    private async Task RegisterAsync(DateTimeOffset at, DateTimeOffset now)
    {
        await MovedAsync();
        var delay = at > now ? at - now : TimeSpan.Zero;
        (_registeredAt, _knowsWakeUp) = (null, false);
        await this.RegisterOrUpdateReminder(WakeUp, delay, Period);
        (_registeredAt, _wakeUpAt, _knowsWakeUp) = (at, at, true);
    }

    /// <summary>An effect is handed over when it is due; the reminder repeats that if nobody called back.</summary>
    private DateTimeOffset? WakeUpFor(MailboxState state, DateTimeOffset now) =>
        Earliest(
            NextDue(state, now),
            state
                .Outbox.Where(effect => effect.DueAt <= now)
                .Select(effect => (DateTimeOffset?)(now + GraceOf(effect)))
                .Min()
        );

    /// <summary>When something next comes to pass by itself, or an effect that has to wait is due.</summary>
    private static DateTimeOffset? NextDue(MailboxState state, DateTimeOffset now) =>
        Earliest(
            state.Erasure is null ? Agenda.NextWakeUp(state) : state.Erasure.Receipt.ErasedAt + EraseAgain,
            state.Outbox.Where(effect => effect.DueAt > now).Select(effect => (DateTimeOffset?)effect.DueAt).Min()
        );

    private static bool IsDelivering(MailboxState state, DateTimeOffset now) =>
        state.Outbox.Any(effect => effect.DueAt <= now);

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => new[] { one, other }.Min();
}
