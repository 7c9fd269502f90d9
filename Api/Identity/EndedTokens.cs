using System.Collections.Concurrent;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// Tokens that a sign-out has ended, as all Apis know them. A token found good is asked about again after a minute: so
/// long may another Api still take it.
/// </summary>
internal sealed class EndedTokens(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private volatile Round _round = new(default);

    /// <summary>Ends the token of a caller, here at once.</summary>
    public async Task EndAsync(Caller caller)
    {
        await grains.GetEndedSessions(caller.Actor.Id).EndAsync(caller.Actor.Id, caller.Token.Print, caller.Until);
        Current().Ended.TryAdd(caller.Token.Print, true);
    }

    /// <summary>Ends all tokens that a person was issued up to an instant.</summary>
    public async Task EndAllAsync(string sub, DateTimeOffset issuedUntil)
    {
        await grains.GetEndedSessions(sub).EndAllAsync(sub, issuedUntil);
        var good = Current().Good;
        foreach (var (print, _) in good.Where(known => known.Value == sub))
            good.TryRemove(print, out _);
    }

    public async ValueTask<bool> HasEndedAsync(Caller caller)
    {
        var round = Current();
        if (round.Ended.ContainsKey(caller.Token.Print))
            return true;
        if (round.Good.ContainsKey(caller.Token.Print))
            return false;
        var (sub, issuedAt) = (caller.Actor.Id, caller.Token.IssuedAt ?? DateTimeOffset.MinValue);
        if (await grains.GetEndedSessions(sub).HasEndedAsync(sub, caller.Token.Print, issuedAt))
            return true;
        round.Good.TryAdd(caller.Token.Print, caller.Actor.Id);
        return false;
    }

    private Round Current()
    {
        var (round, now) = (_round, time.GetUtcNow());
        if (now - round.Since >= AskAgain)
            _round = round = new(now);
        return round;
    }

    /// <summary>What is known since an instant, by the prints of tokens.</summary>
    private sealed record Round(DateTimeOffset Since)
    {
        /// <summary>Ended by this Api.</summary>
        public ConcurrentDictionary<string, bool> Ended { get; } = new(StringComparer.Ordinal);

        /// <summary>Found good, with the persons they are of.</summary>
        public ConcurrentDictionary<string, string> Good { get; } = new(StringComparer.Ordinal);
    }
}
