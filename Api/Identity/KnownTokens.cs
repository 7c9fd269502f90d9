using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// Tokens that were found good: their signature is checked once, not with each request. A token is known by its
/// fingerprint, until it ends, and as long as its issuer's keys are those that it was checked by.
/// </summary>
internal sealed class KnownTokens(TimeProvider time)
{
    /// <summary>Tokens of a generation. Two are kept: the younger takes over what is still used of the older.</summary>
    public const int MostOfGeneration = 10_000;

    private readonly Lock _turning = new();
    private volatile Generations _tokens = new([], []);

    /// <param name="keys">The issuer's keys as they are now; null for a token that no issuer's keys are needed
    /// for.</param>
    /// <returns>Whose it is and when it ends; null when it is not known, or not good any more.</returns>
    public KnownToken? Find(string token, object? keys)
    {
        var (print, tokens) = (Fingerprint.Of(token), _tokens);
        if (!tokens.Young.TryGetValue(print, out var known))
        {
            if (!tokens.Old.TryGetValue(print, out known))
                return null;
            Add(print, known);
        }
        return ReferenceEquals(known.Keys, keys) && time.GetUtcNow() < known.Until ? known : null;
    }

    public void Keep(string token, KnownToken known) => Add(Fingerprint.Of(token), known);

    private void Add(Fingerprint print, KnownToken known)
    {
        var tokens = _tokens;
        tokens.Young[print] = known;
        if (tokens.Young.Count <= MostOfGeneration)
            return;
        lock (_turning)
            if (ReferenceEquals(_tokens, tokens))
                _tokens = new([], tokens.Young);
    }

    private sealed record Generations(
        ConcurrentDictionary<Fingerprint, KnownToken> Young,
        ConcurrentDictionary<Fingerprint, KnownToken> Old
    );

    /// <summary>SHA-256: whoever reads this process's memory finds no token in it.</summary>
    private readonly record struct Fingerprint(UInt128 First, UInt128 Second)
    {
        public static Fingerprint Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
            return MemoryMarshal.Read<Fingerprint>(hash);
        }
    }
}

/// <param name="ExpiresAt">When the token ends.</param>
/// <param name="Until">Until when it is taken, which clocks that differ make later.</param>
/// <param name="Keys">The issuer's keys by which it was checked.</param>
internal sealed record KnownToken(
    ClaimsPrincipal Principal,
    DateTimeOffset ExpiresAt,
    DateTimeOffset Until,
    object? Keys
);
