using CsCheck;
using MsaOrleans.Grains.Identity.Domain;

namespace MsaOrleans.Grains.Tests.Identity;

public sealed class EndedSessionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 13, 12, 0, 0, TimeSpan.Zero);

    private static readonly EndedSessionsState None = new();

    private const string Jean = "jean";

    [Fact]
    public void A_token_that_was_ended_has_ended_and_no_other()
    {
        var state = EndedSessions.End(None, Jean, "one", Noon.AddHours(1), Noon);
        Assert.True(EndedSessions.HasEnded(state, Jean, "one", Noon.AddHours(-1)));
        Assert.False(EndedSessions.HasEnded(state, Jean, "two", Noon.AddHours(-1)));
        Assert.Equal(state.Persons[Jean], EndedSessions.End(state, Jean, "one", Noon.AddHours(1), Noon).Persons[Jean]);
    }

    [Fact]
    public void Whose_token_has_ended_is_nobody_elses_matter()
    {
        var state = EndedSessions.End(
            EndedSessions.EndAll(None, "odile", Noon, Noon),
            Jean,
            "one",
            Noon.AddHours(1),
            Noon
        );
        Assert.True(EndedSessions.HasEnded(state, "odile", "any", Noon));
        Assert.False(EndedSessions.HasEnded(state, Jean, "any", Noon));
        Assert.False(EndedSessions.HasEnded(state, "louis", "one", Noon));

        var later = EndedSessions.End(state, "louis", "two", Noon.AddDays(1), Noon.AddHours(2));
        Assert.Equal(["louis", "odile"], later.Persons.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_end_up_to_an_instant_and_what_is_issued_later_is_good()
    {
        var state = EndedSessions.EndAll(None, Jean, Noon, Noon);
        Assert.True(EndedSessions.HasEnded(state, Jean, "one", Noon));
        Assert.False(EndedSessions.HasEnded(state, Jean, "one", Noon.AddSeconds(1)));
        Assert.Equal(Noon, EndedSessions.EndAll(state, Jean, Noon.AddHours(-1), Noon).Persons[Jean].All?.IssuedUntil);
    }

    [Fact]
    public void What_nobody_would_take_is_forgotten()
    {
        var state = EndedSessions.End(None, Jean, "one", Noon.AddHours(1), Noon);
        var end = EndedSessions.NextEnd(state)!.Value;
        Assert.Equal(Noon.AddHours(1).AddMinutes(5), end);
        Assert.Single(EndedSessions.Current(state, end.AddTicks(-1)).Persons[Jean].Tokens);
        Assert.Null(EndedSessions.NextEnd(EndedSessions.Current(state, end)));
        Assert.Empty(EndedSessions.End(None, Jean, "old", Noon.AddMinutes(-5), Noon).Persons);

        var all = EndedSessions.EndAll(None, Jean, Noon, Noon);
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
                    state = EndedSessions.End(state, Jean, $"{number++}", now.AddMinutes(minute), now);
                    Assert.True(state.Persons[Jean].Tokens.Length <= EndedSessions.Most);
                    Assert.True(EndedSessions.HasEnded(state, Jean, $"{number - 1}", now));
                }
            });
}
