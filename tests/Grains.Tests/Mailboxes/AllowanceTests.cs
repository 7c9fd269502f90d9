using CsCheck;
using MsaOrleans.Grains.Mailboxes.Domain;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class AllowanceTests
{
    private static readonly Allowance ThreeAnHour = new(3, TimeSpan.FromHours(1));

    [Fact]
    public void A_window_begins_with_the_first_and_ends_when_it_is_full_length()
    {
        var tally = ThreeAnHour.Spend(null, 3, Tuesday);
        Assert.Equal(new Tally(Tuesday, 3), tally);
        Assert.Equal(
            new Refusal(RefusalCode.TooManyRequests, TimeSpan.FromMinutes(1)),
            ThreeAnHour.Refuse(tally, 1, Tuesday.AddMinutes(59))
        );
        Assert.Null(ThreeAnHour.Refuse(tally, 1, Tuesday.AddHours(1)));
        Assert.Equal(new Tally(Tuesday.AddHours(1), 1), ThreeAnHour.Spend(tally, 1, Tuesday.AddHours(1)));
    }

    [Fact]
    public void A_million_is_no_limit_and_counts_nothing()
    {
        var none = new Allowance(Allowance.None, TimeSpan.FromHours(1));
        Assert.Null(none.Refuse(new(Tuesday, int.MaxValue), 1, Tuesday));
        Assert.Null(none.Spend(null, 1, Tuesday));
    }

    [Fact]
    public void A_clock_that_was_set_back_locks_nobody_out() =>
        Assert.Null(ThreeAnHour.Refuse(new(Tuesday.AddYears(1), 3), 1, Tuesday));

    [Fact]
    public void No_window_ever_has_more_than_its_limit_and_the_wait_that_is_told_is_enough() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[1, 3])
            .List[1, 60]
            .Sample(asked =>
            {
                Tally? tally = null;
                var now = Tuesday;
                foreach (var (minutes, more) in asked)
                {
                    now = now.AddMinutes(minutes);
                    if (ThreeAnHour.Refuse(tally, more, now) is { } refusal)
                    {
                        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromHours(1));
                        Assert.Null(ThreeAnHour.Refuse(tally, more, now + refusal.RetryAfter.Value));
                    }
                    else
                        tally = ThreeAnHour.Spend(tally, more, now);
                    Assert.InRange(tally?.Count ?? 0, 0, 3);
                }
            });
}
