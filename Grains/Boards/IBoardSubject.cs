using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>What a mailbox offers the boards that show its contacts.</summary>
[Alias("board-subject")]
internal interface IBoardSubject : IGrainWithStringKey
{
    /// <summary>
    /// Asks for a new notice of a contact whose step is overdue. The mailbox does what is due, and owes the board a
    /// notice of the contact, or of its absence.
    /// </summary>
    [OneWay, Alias("announce-again")]
    Task AnnounceAgainAsync(string fund, string contactId);
}
