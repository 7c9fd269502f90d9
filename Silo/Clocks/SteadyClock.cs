namespace MsaOrleans.Silo.Clocks;

/// <summary>
/// The time at which the process began plus the time elapsed since: it goes on when the machine's clock is set back.
/// Orleans needs that: it sorts activations into buckets of time, and fails to activate grains when the clock goes back
/// past one. Never for times that a person reads.
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
