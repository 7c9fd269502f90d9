namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>Which tokens of one person have ended before their time.</summary>
public static class EndedSessions
{
    /// <summary>Tokens kept one by one. With one more, all that were issued so far end.</summary>
    public const int Most = 50;

    /// <summary>Tokens that live longer than this after all were ended are good again.</summary>
    public static readonly TimeSpan LongestToken = TimeSpan.FromDays(30);

    /// <summary>A token is taken a little beyond its end, since clocks differ.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public static EndedSessionsState End(
        EndedSessionsState state,
        string print,
        DateTimeOffset until,
        DateTimeOffset now
    )
    {
        var current = Current(state, now);
        if (until + Grace <= now || current.Tokens.Any(token => token.Print == print))
            return current;
        return current.Tokens.Length < Most
            ? current with
            {
                Tokens = current.Tokens.Add(new(print, until)),
            }
            : EndAll(current, now, now);
    }

    public static EndedSessionsState EndAll(EndedSessionsState state, DateTimeOffset issuedUntil, DateTimeOffset now)
    {
        var last = state.All?.IssuedUntil > issuedUntil ? state.All.IssuedUntil : issuedUntil;
        return Current(state, now) with { All = new(last, now + LongestToken) };
    }

    public static bool HasEnded(EndedSessionsState state, string print, DateTimeOffset issuedAt) =>
        issuedAt <= state.All?.IssuedUntil || state.Tokens.Any(token => token.Print == print);

    /// <summary>Without what nobody would take any more.</summary>
    public static EndedSessionsState Current(EndedSessionsState state, DateTimeOffset now)
    {
        var tokens = state.Tokens.RemoveAll(token => token.Until + Grace <= now);
        return state with { Tokens = tokens, All = state.All?.Until <= now ? null : state.All };
    }

    /// <summary>When there is something to forget; null when there is nothing left.</summary>
    public static DateTimeOffset? NextEnd(EndedSessionsState state) =>
        state.Tokens.Select(token => (DateTimeOffset?)(token.Until + Grace)).Append(state.All?.Until).Max();
}
