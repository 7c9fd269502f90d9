using MsaOrleans.Grains.Identity.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Tests.Identity;

public sealed class KeyRingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 30, 8, 0, 0, TimeSpan.Zero);

    private readonly KeyRingState _ring = KeyRing.Add(new(), Key("first", 0, 90), Start);

    [Fact]
    public void Of_two_keys_for_one_time_the_first_stays() =>
        Assert.Equal(["first"], Names(KeyRing.Add(_ring, Key("second", 0.001, 90.001), Start)));

    [Fact]
    public void A_key_that_begins_as_the_other_ends_is_added() =>
        Assert.Equal(["first", "next"], Names(KeyRing.Add(_ring, Key("next", 90, 178), Start.AddDays(88))));

    [Fact]
    public void The_same_element_is_added_once()
    {
        var withdrawn = KeyRing.Add(_ring, new("withdrawal", "<revocation/>"), Start);
        Assert.Same(withdrawn, KeyRing.Add(withdrawn, new("withdrawal", "<revocation/>"), Start));
        Assert.Equal(["first", "withdrawal"], Names(withdrawn));
    }

    [Fact]
    public void Once_a_key_is_withdrawn_another_is_taken_for_its_time()
    {
        var withdrawn = KeyRing.Add(_ring, new("withdrawal", "<revocation/>"), Start);
        Assert.Equal(["first", "withdrawal", "second"], Names(KeyRing.Add(withdrawn, Key("second", 1, 91), Start)));
    }

    [Theory]
    [InlineData(90.9, "first next")]
    [InlineData(91, "next")]
    public void A_key_leaves_a_day_after_its_end(double day, string left)
    {
        var ring = KeyRing.Add(_ring, Key("next", 90, 178), Start.AddDays(88));
        Assert.Equal(left.Split(' '), Names(KeyRing.Current(ring, Start.AddDays(day))));
    }

    [Fact]
    public void What_has_ended_is_dropped_as_another_is_added()
    {
        var ring = KeyRing.Add(_ring, Key("next", 90, 178), Start.AddDays(88));
        Assert.Equal(["next", "last"], Names(KeyRing.Add(ring, Key("last", 178, 266), Start.AddDays(176))));
    }

    private static RingElement Key(string name, double from, double until) =>
        new(name, $"<key id='{name}'/>", Start.AddDays(from), Start.AddDays(until));

    private static IEnumerable<string> Names(KeyRingState ring) => ring.Elements.Select(element => element.Name);
}
