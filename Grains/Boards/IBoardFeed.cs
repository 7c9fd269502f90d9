using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>What a board offers the mailboxes whose contacts it shows.</summary>
[Alias("board-feed")]
internal interface IBoardFeed : IGrainWithStringKey
{
    /// <summary>
    /// Updates a contact. The board calls the mailbox back once that is durable; it ignores an older or repeated
    /// update.
    /// </summary>
    [OneWay, Alias("announce")]
    Task AnnounceAsync(BoardUpdate update);
}

/// <param name="MailboxId">The mailbox that sent the update and is called back.</param>
/// <param name="EffectId">The id of the notice in the mailbox.</param>
/// <param name="Version">The version of the contact.</param>
/// <param name="Entry">The contact as it is now; null when it is no longer on this board.</param>
/// <param name="Agent">The agent of the fund who last did something with it; null when nobody has.</param>
[GenerateSerializer, Immutable, Alias("board-announcement")]
public sealed record BoardUpdate(
    [property: Id(0)] string MailboxId,
    [property: Id(1)] string EffectId,
    [property: Id(2)] string ContactId,
    [property: Id(3)] int Version,
    [property: Id(4)] BoardEntry? Entry,
    [property: Id(5)] AgentView? Agent = null
);
