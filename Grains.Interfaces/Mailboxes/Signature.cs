namespace MsaOrleans.Mailboxes;

/// <summary>
/// In which capacity an agent answered and where they may be written to (CRPA L111-2), as it was when they did. Their
/// name is the author's.
/// </summary>
/// <param name="Capacity">The claim <c>title</c> of their token, else "gestionnaire".</param>
/// <param name="Fund">Name of the fund.</param>
/// <param name="Address">Its postal address, lines separated by <c>\n</c>.</param>
[GenerateSerializer, Immutable, Alias("signature")]
public sealed record Signature(
    [property: Id(0)] string Capacity,
    [property: Id(1)] string Fund,
    [property: Id(2)] string Address
);
