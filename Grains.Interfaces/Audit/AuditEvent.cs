namespace MsaOrleans.Audit;

/// <summary>What somebody did or was refused, as the door that they came through saw it.</summary>
/// <param name="Request">Ties the intent of a write to its outcome: both have the same.</param>
/// <param name="Act">Name of the route, such as <c>ListContacts</c>; it never gets another meaning.</param>
/// <param name="Capacity">In which the caller acted.</param>
/// <param name="Status">HTTP status of the answer; <see cref="Intended"/> before a write is tried.</param>
/// <param name="Sub">Claim <c>sub</c>; null of whoever is not signed in.</param>
/// <param name="Name">Of the caller, as their token says.</param>
/// <param name="Address">Where the call came from: an IPv4 address or an IPv6 network of 64 bits.</param>
/// <param name="MemberId">Whose mailbox; null of what concerns none.</param>
/// <param name="Fund">The fund that the caller acted for; null of an act of no fund.</param>
/// <param name="Count">How often it happened: more than 1 where refusals of one caller are gathered.</param>
[GenerateSerializer, Immutable, Alias("audit-event")]
public sealed record AuditEvent(
    [property: Id(0)] string Request,
    [property: Id(1)] string Act,
    [property: Id(2)] AuditCapacity Capacity,
    [property: Id(3)] int Status,
    [property: Id(4)] string? Sub = null,
    [property: Id(5)] string? Name = null,
    [property: Id(6)] string? Address = null,
    [property: Id(7)] string? MemberId = null,
    [property: Id(8)] string? ContactId = null,
    [property: Id(9)] string? Fund = null,
    [property: Id(10)] int Count = 1
)
{
    /// <summary>Status of a write that is about to be tried. Without an outcome after it, none is known.</summary>
    public const int Intended = 0;
}

/// <summary>What the caller was to the mailbox. Stored by number: a number never gets another meaning.</summary>
[GenerateSerializer, Alias("audit-capacity")]
public enum AuditCapacity
{
    /// <summary>Not signed in.</summary>
    Nobody = 0,

    /// <summary>A member: in their own mailbox, or in another that was not open to them.</summary>
    Member = 1,

    /// <summary>A member in the mailbox of another, by procuration.</summary>
    Proxy = 2,
    Agent = 3,
    Supervisor = 4,
    Admin = 5,

    /// <summary>The service itself, such as at night.</summary>
    Service = 6,
}
