using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>What a board offers the mailboxes whose contacts it shows.</summary>
[Alias("board-feed")]
internal interface IBoardFeed : IGrainWithStringKey
{
    /// <summary>
    /// Tells how a contact stands. The board calls back once that is durable; an older or repeated update harms
    /// nothing.
    /// </summary>
    [OneWay, Alias("announce")]
    Task AnnounceAsync(BoardUpdate update);
}

/// <param name="MailboxId">Who says so, and is called back.</param>
/// <param name="EffectId">What the mailbox calls the notice.</param>
/// <param name="Version">Of the contact.</param>
/// <param name="Entry">How it stands; null when it is on this board no more.</param>
/// <param name="Agent">Who of the fund last did something with it; null when nobody has.</param>
[GenerateSerializer, Immutable, Alias("board-announcement")]
public sealed record BoardUpdate(
    [property: Id(0)] string MailboxId,
    [property: Id(1)] string EffectId,
    [property: Id(2)] string ContactId,
    [property: Id(3)] int Version,
    [property: Id(4)] BoardEntry? Entry,
    [property: Id(5)] AgentView? Agent = null
);
