using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>How the mailbox wakes up: one reminder, set to the earliest time at which its state needs it.</summary>
internal sealed partial class MailboxGrain : IRemindable
{
    private const string WakeUp = "wake-up";

    /// <summary>
    /// A tick that is missed or fails is repeated after this time; it is the shortest that Orleans allows.
    /// </summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>When the registered reminder ticks; null when it has, or when this activation does not know.</summary>
    private DateTimeOffset? _wakeUpAt;

    /// <summary>Until then nothing in the state changes by itself; null when not computed yet.</summary>
    private DateTimeOffset? _quietUntil;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = time.GetUtcNow();
        metrics.RecordWakeUp(now - (_wakeUpAt ?? status.FirstTickTime));
        _wakeUpAt = null;
        var next = Owing(Present(now), now);
        if (next != State)
            await WriteAsync(next);
        DeliverOutbox(now);
        if (WakeUpFor(State, now) is { } at)
            await RegisterAsync(at, now);
        else if (await this.GetReminder(WakeUp) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    /// <summary>The state with everything that is due by now, whether or not the reminder has ticked.</summary>
    private MailboxState Present(DateTimeOffset now)
    {
        _quietUntil ??= Agenda.NextEvent(State, policy) ?? DateTimeOffset.MaxValue;
        return now < _quietUntil ? State : Agenda.Advance(State, policy, now);
    }

    /// <summary>
    /// Writes the reminder before the state, if the next state needs an earlier one. If the process dies between the
    /// two writes, there is a wake-up with nothing to do rather than a missing one.
    /// </summary>
    private async Task CommitAsync(MailboxState decided, DateTimeOffset now)
    {
        if (decided == State)
            return;
        var next = Owing(decided, now);
        var needed = _wakeUpAt is null ? Earliest(WakeUpFor(State, now), WakeUpFor(next, now)) : WakeUpFor(next, now);
        if (needed is { } at && (_wakeUpAt is null || at < _wakeUpAt))
            await RegisterAsync(at, now);
        await WriteAsync(next);
        DeliverOutbox(now);
    }

    /// <summary>When a write throws, what is stored is unknown: the next call reads it again.</summary>
    private async Task WriteAsync(MailboxState next)
    {
        var before = State;
        store.State = next with { Revision = next.Revision + 1 };
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
        Measure(before, State);
    }

    private async Task RegisterAsync(DateTimeOffset at, DateTimeOffset now)
    {
        var delay = at > now ? at - now : TimeSpan.Zero;
        _wakeUpAt = null;
        await this.RegisterOrUpdateReminder(WakeUp, delay, Period);
        _wakeUpAt = at;
    }

    /// <summary>An effect is handed over when it is due; the reminder repeats that if nobody called back.</summary>
    private DateTimeOffset? WakeUpFor(MailboxState state, DateTimeOffset now) =>
        Earliest(
            Agenda.NextEvent(state, policy),
            state
                .Outbox.Where(effect => !_delivered.Contains(effect.Id))
                .Select(effect => (DateTimeOffset?)(effect.DueAt > now ? effect.DueAt : now + GraceOf(effect)))
                .Min()
        );

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => new[] { one, other }.Min();
}
