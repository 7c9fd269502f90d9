using Microsoft.Extensions.Time.Testing;

namespace MsaOrleans.Silo.Tests.Clocks;

/// <summary>A machine whose clock somebody may set; the time that passes is another matter.</summary>
internal sealed class SteppedMachine(DateTimeOffset begun) : TimeProvider
{
    private readonly FakeTimeProvider _passed = new();
    private DateTimeOffset _clock = begun;

    public void Pass(TimeSpan time)
    {
        _clock += time;
        _passed.Advance(time);
    }

    public void Set(DateTimeOffset clock) => _clock = clock;

    public override DateTimeOffset GetUtcNow() => _clock;

    public override long GetTimestamp() => _passed.GetTimestamp();

    public override long TimestampFrequency => _passed.TimestampFrequency;
}
