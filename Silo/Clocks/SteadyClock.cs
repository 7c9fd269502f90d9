namespace MsaOrleans.Silo.Clocks;

/// <summary>
/// The time that has passed since the process began, counted from the hour it began at: when the machine's clock is
/// set back, this one goes on. For what must only ever go forward: Orleans files what is awake by the hour, and wakes
/// nothing up any more on a machine whose clock was set back past it. Never for what a person reads.
/// </summary>
internal sealed class SteadyClock(TimeProvider machine) : TimeProvider
{
    private readonly DateTimeOffset _begun = machine.GetUtcNow();
    private readonly long _since = machine.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _begun + machine.GetElapsedTime(_since);

    public override long GetTimestamp() => machine.GetTimestamp();

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
