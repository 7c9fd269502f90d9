using Microsoft.Extensions.Time.Testing;

namespace MsaOrleans.Silo.Tests;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Begun = new(2026, 4, 3, 16, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_on_from_where_the_machine_began_when_its_clock_is_set_back()
    {
        var machine = new SteppedMachine();
        var clock = new SteadyClock(machine);
        machine.Pass(TimeSpan.FromMinutes(2));
        machine.Set(Begun.AddHours(-1));
        Assert.Equal(Begun.AddMinutes(2), clock.GetUtcNow());
        machine.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(Begun.AddMinutes(3), clock.GetUtcNow());
    }

    /// <summary>A machine whose clock somebody may set; the time that passes is another matter.</summary>
    private sealed class SteppedMachine : TimeProvider
    {
        private readonly FakeTimeProvider _passed = new();
        private DateTimeOffset _clock = Begun;

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
}
