namespace MsaOrleans.Silo.Clocks;

/// <summary>
/// The database's time, which is the same for all silos: its last answer plus the time elapsed since. The machine's own
/// clock is used only until the database's first answer.
/// </summary>
internal sealed class ClusterClock(TimeProvider machine) : TimeProvider
{
    private volatile Anchor _anchor = new(machine.GetUtcNow(), machine.GetTimestamp());

    public override DateTimeOffset GetUtcNow()
    {
        var (said, at) = _anchor;
        return said + machine.GetElapsedTime(at);
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>
    /// Takes the database's time over, unless the duration of the answer explains the difference: a slow answer must
    /// not shift a clock that is right.
    /// </summary>
    /// <param name="said">The time, by the database, at some instant between the two timestamps.</param>
    /// <param name="asked">This clock's timestamp before the question.</param>
    /// <param name="answered">And after the answer.</param>
    public void Hear(DateTimeOffset said, long asked, long answered)
    {
        var travel = machine.GetElapsedTime(asked, answered);
        var (known, at) = _anchor;
        var difference = said - (known + machine.GetElapsedTime(at, asked) + travel / 2);
        if (difference.Duration() > travel / 2)
            _anchor = new(said + travel / 2, answered);
    }

    private sealed record Anchor(DateTimeOffset Said, long At);
}
