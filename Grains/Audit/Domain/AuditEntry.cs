using MsaOrleans.Audit;

namespace MsaOrleans.Grains.Audit.Domain;

/// <summary>Where an entry stands: a chain has a day after the other, and a day counts its entries from 1.</summary>
/// <param name="Day">In the fund's time zone.</param>
public sealed record AuditPlace(string Chain, DateOnly Day, long Seq);

/// <summary>The last entry of a chain's day, as far as it has come.</summary>
public sealed record ChainHead(AuditPlace Place, string Hash);

/// <summary>
/// A sealed entry. Persons stand in the seal by salted digests only, so that their values can be dropped and the chain
/// still be verified.
/// </summary>
/// <param name="Event">What happened; without the values that were forgotten.</param>
/// <param name="Actor">Seals <c>Sub</c>, <c>Name</c> and <c>Address</c>.</param>
/// <param name="Member">Seals <c>MemberId</c>; null of an event without one.</param>
/// <param name="Previous">Hash of the entry before; empty of a chain's very first.</param>
/// <param name="Hash">SHA-256 of the previous hash and of this entry, in hexadecimal.</param>
public sealed record AuditEntry(
    AuditPlace Place,
    DateTimeOffset At,
    AuditEvent Event,
    PersonSeal Actor,
    PersonSeal? Member,
    string Previous,
    string Hash
);

/// <param name="Digest">SHA-256 of salt and values, in hexadecimal.</param>
/// <param name="Salt">Null once the values are forgotten: nobody can then guess them.</param>
public sealed record PersonSeal(string Digest, string? Salt);
