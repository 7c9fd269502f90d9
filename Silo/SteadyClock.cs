namespace MsaOrleans.Silo;

/// <summary>
/// The time that has passed since the process began, counted from the hour it began at: when the machine's clock is
/// set back, this one goes on. For what must only ever go forward; never for what a person reads.
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
