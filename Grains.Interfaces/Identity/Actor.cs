namespace MsaOrleans.Identity;

/// <summary>Who makes a call, as their token says. The mailbox decides what they may do.</summary>
/// <param name="Id">Claim <c>sub</c>; for a member, also the name of their mailbox.</param>
/// <param name="Fund">Claim <c>fund</c>: the fund a member belongs to or an agent works for.</param>
/// <param name="Title">Claim <c>title</c>: in which capacity an agent answers; null where their token does not
/// say.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor(
    [property: Id(0)] string Id,
    [property: Id(1)] Role Role,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Fund = null,
    [property: Id(4)] string? Email = null,
    [property: Id(5)] Profile? Profile = null,
    [property: Id(6)] string? Title = null
);

[GenerateSerializer, Alias("role")]
public enum Role
{
    Member = 1,
    Agent = 2,
    Supervisor = 3,
    Admin = 4,
}

/// <summary>What a member is to the fund: it decides which topics they see.</summary>
[GenerateSerializer, Alias("profile")]
public enum Profile
{
    Particulier = 1,
    Exploitant = 2,
    Employeur = 3,
    Tiers = 4,
}
