using System.Collections.Immutable;

namespace MsaOrleans.Grains.Identity.Domain;

/// <summary>What one grain stores: the persons of its key of whom a token has ended.</summary>
public sealed record EndedSessionsState
{
    /// <summary>By the claim <c>sub</c>.</summary>
    public ImmutableDictionary<string, EndedTokens> Persons { get; init; } =
        ImmutableDictionary<string, EndedTokens>.Empty;
}

/// <summary>The ends of one person's tokens.</summary>
public sealed record EndedTokens
{
    public static EndedTokens None { get; } = new();

    public ImmutableArray<EndedToken> Tokens { get; init; } = [];

    /// <summary>What ended all at once; null when nothing did.</summary>
    public EndOfAll? All { get; init; }
}

/// <param name="Print">Fingerprint: the token itself is not stored.</param>
/// <param name="Until">When it would have ended by itself.</param>
public sealed record EndedToken(string Print, DateTimeOffset Until);

/// <param name="IssuedUntil">Tokens issued up to then have ended.</param>
/// <param name="Until">When the last of them would have ended by itself.</param>
public sealed record EndOfAll(DateTimeOffset IssuedUntil, DateTimeOffset Until);
