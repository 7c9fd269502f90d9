using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.Tests.Identity;

/// <summary>A token that was found good is known again, and for no longer than it is good.</summary>
public sealed class KnownTokensTests
{
    private static readonly object Keys = new();

    private readonly FakeTimeProvider _time = new(new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly KnownTokens _tokens;

    public KnownTokensTests() => _tokens = new(_time);

    [Fact]
    public void A_token_is_known_to_be_its_bearers()
    {
        var jean = Keep("jean");
        Assert.Same(jean, _tokens.Find("jean", Keys));
        Assert.Null(_tokens.Find("Jean", Keys));
        Assert.Null(_tokens.Find("jean ", Keys));
    }

    [Fact]
    public void It_is_forgotten_at_its_end()
    {
        Keep("jean");
        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.NotNull(_tokens.Find("jean", Keys));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_tokens.Find("jean", Keys));
    }

    [Fact]
    public void It_is_checked_anew_once_the_issuers_keys_have_changed()
    {
        Keep("jean");
        Assert.Null(_tokens.Find("jean", new object()));
        Assert.Null(_tokens.Find("jean", null));
    }

    [Fact]
    public void Those_in_use_stay_and_the_others_make_room()
    {
        var jean = Keep("jean");
        Keep("idle");
        for (var number = 0; number < 3 * KnownTokens.MostOfGeneration; number++)
        {
            Keep($"{number}");
            Assert.Same(jean, _tokens.Find("jean", Keys));
        }
        Assert.Null(_tokens.Find("idle", Keys));
    }

    private KnownToken Keep(string token)
    {
        var end = _time.GetUtcNow().AddMinutes(5);
        var known = new KnownToken(new ClaimsPrincipal(), end, end, Keys);
        _tokens.Keep(token, known);
        return known;
    }
}
