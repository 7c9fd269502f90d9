using MsaOrleans.Silo.Clocks;

namespace MsaOrleans.Silo.Tests.Clocks;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Begun = new(2026, 4, 3, 16, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_on_from_where_the_machine_began_when_its_clock_is_set_back()
    {
        var machine = new SteppedMachine(Begun);
        var clock = new SteadyClock(machine);
        machine.Pass(TimeSpan.FromMinutes(2));
        machine.Set(Begun.AddHours(-1));
        Assert.Equal(Begun.AddMinutes(2), clock.GetUtcNow());
        machine.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(Begun.AddMinutes(3), clock.GetUtcNow());
    }
}
