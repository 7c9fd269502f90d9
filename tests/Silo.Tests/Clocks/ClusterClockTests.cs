using MsaOrleans.Silo.Clocks;

namespace MsaOrleans.Silo.Tests.Clocks;

public sealed class ClusterClockTests
{
    private static readonly DateTimeOffset Begun = new(2026, 4, 3, 16, 5, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1),
        Minute = TimeSpan.FromMinutes(1),
        Second = TimeSpan.FromSeconds(1);

    private readonly SteppedMachine _machine = new(Begun);
    private readonly ClusterClock _clock;

    public ClusterClockTests() => _clock = new(_machine);

    [Fact]
    public void Is_the_machines_clock_until_the_database_was_heard()
    {
        _machine.Pass(Minute);
        Assert.Equal(Begun + Minute, _clock.GetUtcNow());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Is_what_the_database_said_and_the_time_passed_since_whatever_the_machine_says(int ahead)
    {
        Hear(Begun + ahead * Hour);
        Assert.Equal(Begun + ahead * Hour, _clock.GetUtcNow());
        _machine.Set(Begun - ahead * Hour);
        _machine.Pass(Minute);
        Assert.Equal(Begun + ahead * Hour + Minute, _clock.GetUtcNow());
    }

    [Fact]
    public void Takes_the_answer_to_have_been_given_half_way()
    {
        Hear(Begun + Hour, travel: 2 * Second);
        Assert.Equal(Begun + Hour + Second, _clock.GetUtcNow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    public void Is_not_shaken_by_an_answer_that_was_long_under_way(int saidAfter)
    {
        Hear(Begun);
        Hear(Begun + saidAfter * Second, travel: 10 * Second);
        Assert.Equal(Begun + 10 * Second, _clock.GetUtcNow());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-1)]
    public void Follows_a_difference_that_the_way_does_not_explain(int saidAfter)
    {
        Hear(Begun);
        Hear(Begun + saidAfter * Second, travel: 10 * Second);
        Assert.Equal(Begun + (saidAfter + 5) * Second, _clock.GetUtcNow());
    }

    private void Hear(DateTimeOffset said, TimeSpan travel = default)
    {
        var asked = _clock.GetTimestamp();
        _machine.Pass(travel);
        _clock.Hear(said, asked, _clock.GetTimestamp());
    }
}
