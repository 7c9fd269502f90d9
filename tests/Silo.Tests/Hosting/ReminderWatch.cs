using System.Collections.Concurrent;
using Orleans.Reminders.Diagnostics;

namespace MsaOrleans.Silo.Tests.Hosting;

/// <summary>
/// Follows the reminders of all silos in this process, so that a test waits for what happened instead of sleeping.
/// </summary>
public sealed class ReminderWatch : IObserver<ReminderEvents.ReminderEvent>, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<GrainId, Reminders> _grains = new();
    private readonly IDisposable _subscription;

    public ReminderWatch() => _subscription = ReminderEvents.AllEvents.Subscribe(this);

    /// <summary>
    /// Until the grain's newest schedule waits on the clock: advancing earlier would jump over it unseen.
    /// </summary>
    public Task ArmedAsync(IAddressable grain) => Of(grain).UntilAsync(reminders => reminders.Armed);

    /// <summary>Until the grain has received this many ticks since the watch began.</summary>
    public Task TickedAsync(IAddressable grain, int ticks) =>
        Of(grain).UntilAsync(reminders => reminders.Ticks >= ticks);

    /// <summary>The ticks the grain has received since the watch began.</summary>
    public int Ticks(IAddressable grain) => Of(grain).Ticks;

    /// <summary>What the watch last saw of the grain's reminder.</summary>
    public string Seen(IAddressable grain) => Of(grain).Seen();

    /// <summary>Whether the grain has a reminder, as far as the watch has seen.</summary>
    public bool IsRegistered(IAddressable grain) => Of(grain).Registered;

    public void OnNext(ReminderEvents.ReminderEvent value) => Of(value.GrainId).Note(value);

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscription.Dispose();

    private Reminders Of(IAddressable grain) => Of(grain.GetGrainId());

    private Reminders Of(GrainId grain) => _grains.GetOrAdd(grain, _ => new Reminders());

    private sealed class Reminders
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _changed = New();

        /// <summary>The local timer followed, the newest schedule it was given, and the one it waits for.</summary>
        private object? _timer;
        private long _wanted;
        private long _waiting = None;

        private const long None = -1;

        public bool Armed => _waiting >= _wanted;

        public int Ticks { get; private set; }

        public bool Registered { get; private set; }

        private readonly List<ReminderEvents.ReminderEvent> _seen = [];

        public string Seen()
        {
            lock (_lock)
                return string.Join(Environment.NewLine, _seen.TakeLast(20));
        }

        public void Note(ReminderEvents.ReminderEvent value)
        {
            lock (_lock)
            {
                _seen.Add(value);
                Follow(value);
                Registered =
                    value is ReminderEvents.Registered || Registered && value is not ReminderEvents.Unregistered;
                if (value is ReminderEvents.TickCompleted)
                    Ticks++;
                _changed.SetResult();
                _changed = New();
            }
        }

        private void Follow(ReminderEvents.ReminderEvent value)
        {
            switch (value)
            {
                case ReminderEvents.LocalReminderStarted started:
                    Turn(started.Identity);
                    break;
                case ReminderEvents.LocalReminderScheduleChanged changed:
                    Turn(changed.Identity);
                    _wanted = Math.Max(_wanted, changed.ScheduleVersion);
                    break;
                case ReminderEvents.LocalReminderTickWaitArmed armed:
                    Turn(armed.Identity);
                    _waiting = armed.ScheduleVersion;
                    break;
                case ReminderEvents.LocalReminderStopped stopped when stopped.Identity == _timer:
                case ReminderEvents.TickFiring:
                    _waiting = None;
                    break;
            }
        }

        private void Turn(object timer)
        {
            if (timer != _timer)
                (_timer, _wanted, _waiting) = (timer, 0, None);
        }

        public async Task UntilAsync(Func<Reminders, bool> reached)
        {
            while (true)
            {
                Task changed;
                lock (_lock)
                {
                    if (reached(this))
                        return;
                    changed = _changed.Task;
                }

                try
                {
                    await changed.WaitAsync(Timeout);
                }
                catch (TimeoutException)
                {
                    throw new TimeoutException($"Nothing more of the reminder. Seen: {Seen()}");
                }
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
