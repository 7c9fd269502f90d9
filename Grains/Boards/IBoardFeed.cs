using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>What a board offers the mailboxes whose contacts it shows.</summary>
[Alias("board-feed")]
internal interface IBoardFeed : IGrainWithStringKey
{
    /// <summary>
    /// Tells of a contact whose row has changed. If the call is lost, the board finds the row at its next self-check.
    /// </summary>
    [OneWay, Alias("announce")]
    Task AnnounceAsync(BoardUpdate update);
}

/// <param name="Fund">Whose board.</param>
/// <param name="Version">The version of the contact; a board ignores one that is older than what it has.</param>
/// <param name="Entry">The contact as it is now; null when it is no longer on this board.</param>
/// <param name="Agent">The agent of the fund who last did something with it; null when nobody has.</param>
[GenerateSerializer, Immutable, Alias("board-announcement")]
public sealed record BoardUpdate(
    [property: Id(6)] string Fund,
    [property: Id(2)] string ContactId,
    [property: Id(3)] int Version,
    [property: Id(4)] BoardEntry? Entry,
    [property: Id(5)] AgentView? Agent = null
);
