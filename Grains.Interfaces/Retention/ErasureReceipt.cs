namespace MsaOrleans.Retention;

/// <summary>What remains of an erased mailbox: how much there was, and a proof of whose it was.</summary>
/// <param name="AskedBy">Id of the admin.</param>
/// <param name="Digest">128 bits of SHA-256 of the receipt's id and the member's, in hexadecimal: who knows the member
/// can tell that the receipt is theirs; it names nobody.</param>
/// <param name="Procurations">Granted and received.</param>
/// <param name="Mails">That were owed and did not leave.</param>
/// <param name="BackupsEndAt">When the last backup that holds it is deleted; null when nobody said how long they are
/// kept.</param>
[GenerateSerializer, Immutable, Alias("erasure-receipt")]
public sealed record ErasureReceipt(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Fund,
    [property: Id(2)] DateTimeOffset ErasedAt,
    [property: Id(3)] string AskedBy,
    [property: Id(4)] string Reason,
    [property: Id(5)] string Digest,
    [property: Id(6)] int Contacts,
    [property: Id(7)] int Messages,
    [property: Id(8)] int Notes,
    [property: Id(9)] int Procurations,
    [property: Id(10)] int Mails,
    [property: Id(11)] DateTimeOffset? BackupsEndAt
);
