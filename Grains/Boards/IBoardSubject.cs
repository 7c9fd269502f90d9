using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>What a mailbox offers the boards that show its contacts.</summary>
[Alias("board-subject")]
internal interface IBoardSubject : IGrainWithStringKey
{
    /// <summary>
    /// Asks for a fresh notice of a contact that has not moved when it should have. The mailbox catches up
    /// with what is due, and says how the contact stands, or that it is no more.
    /// </summary>
    [OneWay, Alias("announce-again")]
    Task AnnounceAgainAsync(string fund, string contactId);
}
