using System.Collections.Immutable;

namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>Which tokens have ended before their time.</summary>
public static class EndedSessions
{
    /// <summary>Tokens kept one by one of a person. With one more, all that were issued to them so far end.</summary>
    public const int Most = 50;

    /// <summary>Tokens that live longer than this after all were ended are good again.</summary>
    public static readonly TimeSpan LongestToken = TimeSpan.FromDays(30);

    /// <summary>A token is taken a little beyond its end, since clocks differ.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public static EndedSessionsState End(
        EndedSessionsState state,
        string sub,
        string print,
        DateTimeOffset until,
        DateTimeOffset now
    ) => With(state, sub, End(Of(state, sub), print, until, now), now);

    public static EndedSessionsState EndAll(
        EndedSessionsState state,
        string sub,
        DateTimeOffset issuedUntil,
        DateTimeOffset now
    ) => With(state, sub, EndAll(Of(state, sub), issuedUntil, now), now);

    public static bool HasEnded(EndedSessionsState state, string sub, string print, DateTimeOffset issuedAt) =>
        Of(state, sub) is var ended
        && (issuedAt <= ended.All?.IssuedUntil || ended.Tokens.Any(token => token.Print == print));

    /// <summary>Without what nobody would take any more.</summary>
    public static EndedSessionsState Current(EndedSessionsState state, DateTimeOffset now) =>
        state with
        {
            Persons = state
                .Persons.Select(person => KeyValuePair.Create(person.Key, Current(person.Value, now)))
                .Where(person => NextEnd(person.Value) is not null)
                .ToImmutableDictionary(),
        };

    /// <summary>When the last of all is to be forgotten; null when there is nothing left.</summary>
    public static DateTimeOffset? NextEnd(EndedSessionsState state) => state.Persons.Values.Select(NextEnd).Max();

    private static EndedTokens Of(EndedSessionsState state, string sub) =>
        state.Persons.GetValueOrDefault(sub, EndedTokens.None);

    private static EndedSessionsState With(
        EndedSessionsState state,
        string sub,
        EndedTokens ended,
        DateTimeOffset now
    ) => Current(state with { Persons = state.Persons.SetItem(sub, ended) }, now);

    private static EndedTokens End(EndedTokens ended, string print, DateTimeOffset until, DateTimeOffset now)
    {
        var current = Current(ended, now);
        if (until + Grace <= now || current.Tokens.Any(token => token.Print == print))
            return current;
        return current.Tokens.Length < Most
            ? current with
            {
                Tokens = current.Tokens.Add(new(print, until)),
            }
            : EndAll(current, now, now);
    }

    private static EndedTokens EndAll(EndedTokens ended, DateTimeOffset issuedUntil, DateTimeOffset now)
    {
        var last = ended.All?.IssuedUntil > issuedUntil ? ended.All.IssuedUntil : issuedUntil;
        return Current(ended, now) with { All = new(last, now + LongestToken) };
    }

    private static EndedTokens Current(EndedTokens ended, DateTimeOffset now)
    {
        var tokens = ended.Tokens.RemoveAll(token => token.Until + Grace <= now);
        return ended with { Tokens = tokens, All = ended.All?.Until <= now ? null : ended.All };
    }

    private static DateTimeOffset? NextEnd(EndedTokens ended) =>
        ended.Tokens.Select(token => (DateTimeOffset?)(token.Until + Grace)).Append(ended.All?.Until).Max();
}
