using CsCheck;
using MsaOrleans.Grains.Identity.Domain;

namespace MsaOrleans.Grains.Tests.Identity;

public sealed class EndedSessionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 13, 12, 0, 0, TimeSpan.Zero);

    private static readonly EndedSessionsState None = new();

    [Fact]
    public void A_token_that_was_ended_has_ended_and_no_other()
    {
        var state = EndedSessions.End(None, "one", Noon.AddHours(1), Noon);
        Assert.True(EndedSessions.HasEnded(state, "one", Noon.AddHours(-1)));
        Assert.False(EndedSessions.HasEnded(state, "two", Noon.AddHours(-1)));
        Assert.Equal(state, EndedSessions.End(state, "one", Noon.AddHours(1), Noon));
    }

    [Fact]
    public void All_end_up_to_an_instant_and_what_is_issued_later_is_good()
    {
        var state = EndedSessions.EndAll(None, Noon, Noon);
        Assert.True(EndedSessions.HasEnded(state, "one", Noon));
        Assert.False(EndedSessions.HasEnded(state, "one", Noon.AddSeconds(1)));
        Assert.Equal(Noon, EndedSessions.EndAll(state, Noon.AddHours(-1), Noon).All?.IssuedUntil);
    }

    [Fact]
    public void What_nobody_would_take_is_forgotten()
    {
        var state = EndedSessions.End(None, "one", Noon.AddHours(1), Noon);
        var end = EndedSessions.NextEnd(state)!.Value;
        Assert.Equal(Noon.AddHours(1).AddMinutes(5), end);
        Assert.Single(EndedSessions.Current(state, end.AddTicks(-1)).Tokens);
        Assert.Null(EndedSessions.NextEnd(EndedSessions.Current(state, end)));
        Assert.Empty(EndedSessions.End(None, "old", Noon.AddMinutes(-5), Noon).Tokens);

        var all = EndedSessions.EndAll(None, Noon, Noon);
        Assert.Null(EndedSessions.NextEnd(EndedSessions.Current(all, Noon.AddDays(30))));
    }

    [Fact]
    public void However_many_sign_outs_none_is_undone_and_little_is_kept() =>
        Gen.Int[0, 120]
            .Array[1, 120]
            .Sample(minutes =>
            {
                var state = None;
                var (now, number) = (Noon, 0);
                foreach (var minute in minutes)
                {
                    now = now.AddMinutes(minute % 3);
                    state = EndedSessions.End(state, $"{number++}", now.AddMinutes(minute), now);
                    Assert.True(state.Tokens.Length <= EndedSessions.Most);
                    Assert.True(EndedSessions.HasEnded(state, $"{number - 1}", now));
                }
            });
}
