using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MsaOrleans.Audit;

namespace MsaOrleans.Grains.Audit.Domain;

/// <summary>Chains entries: each has the hash of the one before in its own.</summary>
internal static class Sealing
{
    /// <summary>Of the canonical bytes; another version of them has another.</summary>
    private const string Format = "msa-audit-1";

    /// <param name="head">The entry before, of the same day or an earlier one; null of a chain's very first.</param>
    /// <param name="today">Day of <paramref name="at"/>. A chain whose head is of a later day, since the clock was set
    /// back, stays there.</param>
    /// <param name="salts">Random, of the actor and of the member.</param>
    public static AuditEntry Seal(
        string chain,
        ChainHead? head,
        DateOnly today,
        DateTimeOffset at,
        AuditEvent happened,
        (string Actor, string Member) salts
    )
    {
        var day = head is not null && head.Place.Day > today ? head.Place.Day : today;
        var place = new AuditPlace(chain, day, head?.Place.Day == day ? head.Place.Seq + 1 : 1);
        var entry = new AuditEntry(
            place,
            at,
            happened,
            new(ActorDigest(salts.Actor, happened), salts.Actor),
            happened.MemberId is null ? null : new(MemberDigest(salts.Member, happened), salts.Member),
            head?.Hash ?? "",
            ""
        );
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>What the entry's hash must be.</summary>
    public static string HashOf(AuditEntry entry) =>
        Digest(
            Format,
            entry.Previous,
            entry.Place.Chain,
            entry.Place.Day.ToString("O", CultureInfo.InvariantCulture),
            Text(entry.Place.Seq),
            Text(entry.At.UtcTicks),
            entry.Event.Request,
            entry.Event.Act,
            Text((long)entry.Event.Capacity),
            Text(entry.Event.Status),
            entry.Event.ContactId,
            entry.Event.Fund,
            Text(entry.Event.Count),
            entry.Actor.Digest,
            entry.Member?.Digest
        );

    /// <summary>Whether the values that are still there are those that were sealed.</summary>
    public static bool HasItsPersons(AuditEntry entry)
    {
        var happened = entry.Event;
        var actor = entry.Actor.Salt is { } salt
            ? entry.Actor.Digest == ActorDigest(salt, happened)
            : (happened.Sub ?? happened.Name ?? happened.Address) is null;
        var member = entry.Member?.Salt is { } other
            ? entry.Member.Digest == MemberDigest(other, happened)
            : happened.MemberId is null;
        return actor && member;
    }

    private static string ActorDigest(string salt, AuditEvent happened) =>
        Digest(salt, happened.Sub, happened.Name, happened.Address);

    private static string MemberDigest(string salt, AuditEvent happened) => Digest(salt, happened.MemberId);

    /// <summary>A length before each part keeps them from running together; absent is not empty.</summary>
    private static string Digest(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            _ = part is null ? text.Append('-') : text.Append(Text(part.Length)).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
