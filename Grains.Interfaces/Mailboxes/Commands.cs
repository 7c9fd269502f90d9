using MsaOrleans.Catalog;

namespace MsaOrleans.Mailboxes;

/// <summary>A request to be filed.</summary>
/// <param name="Text">10 to 750 UTF-16 code units once line endings are <c>\n</c> and outer white space is
/// gone.</param>
/// <param name="IdempotencyKey">A command repeated by the same caller with the same key is carried out once.</param>
[GenerateSerializer, Immutable, Alias("new-contact")]
public sealed record NewContact(
    [property: Id(0)] TopicCodes Topic,
    [property: Id(1)] ContactKind Kind,
    [property: Id(2)] string Text,
    [property: Id(3)] string? IdempotencyKey = null
);

/// <summary>What a member adds to a contact; the limits of <see cref="NewContact"/> hold.</summary>
[GenerateSerializer, Immutable, Alias("new-message")]
public sealed record NewMessage([property: Id(0)] string Text, [property: Id(1)] string? IdempotencyKey = null);

/// <summary>What a member says of the answer.</summary>
/// <param name="Resolved">Whether it settled their request.</param>
/// <param name="Rating">How far it helped, 1 to 5; null for no word on that.</param>
[GenerateSerializer, Immutable, Alias("new-feedback")]
public sealed record NewFeedback([property: Id(0)] bool Resolved, [property: Id(1)] int? Rating = null);

/// <summary>An agent's answer.</summary>
/// <param name="Text">1 to 4,000 UTF-16 code units, trimmed like a member's.</param>
/// <param name="SeenVersion">The version the agent answers to; refused if somebody wrote since. Null to answer
/// regardless.</param>
[GenerateSerializer, Immutable, Alias("new-reply")]
public sealed record NewReply(
    [property: Id(0)] ReplyKind Kind,
    [property: Id(1)] string Text,
    [property: Id(2)] int? SeenVersion = null,
    [property: Id(3)] string? IdempotencyKey = null
);

/// <param name="Agent">To whom a supervisor gives the contact; null to claim it for oneself.</param>
/// <param name="AgentName">Name to show until the agent does something in the contact; null to show the id.</param>
[GenerateSerializer, Immutable, Alias("new-claim")]
public sealed record NewClaim([property: Id(0)] string? Agent = null, [property: Id(1)] string? AgentName = null);

/// <summary>An internal note.</summary>
/// <param name="Text">1 to 4,000 UTF-16 code units, trimmed like a member's.</param>
[GenerateSerializer, Immutable, Alias("new-note")]
public sealed record NewNote([property: Id(0)] string Text, [property: Id(1)] string? IdempotencyKey = null);

/// <param name="Topic">Any of the catalogue, whatever the member's profile.</param>
/// <param name="Fund">Code of the fund to take over; null to stay.</param>
[GenerateSerializer, Immutable, Alias("new-transfer")]
public sealed record NewTransfer([property: Id(0)] TopicCodes Topic, [property: Id(1)] string? Fund = null);

[GenerateSerializer, Alias("reply-kind")]
public enum ReplyKind
{
    Final = 1,

    /// <summary>Réponse d'attente: stops the response clock and starts the one of the final answer.</summary>
    Interim = 2,
}
