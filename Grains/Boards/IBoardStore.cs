using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Boards;

/// <summary>
/// Reads the rows of boards, one for each contact that is owed an answer. Mailboxes write them with their states.
/// </summary>
public interface IBoardStore
{
    Task<IReadOnlyList<BoardEntry>> LoadAsync(string fund, CancellationToken cancellationToken);

    /// <summary>The rows of these contacts, as far as they are there.</summary>
    Task<IReadOnlyList<BoardEntry>> FindAsync(string fund, IReadOnlyCollection<string> contactIds);

    /// <returns>The version of each contact that has a row, by its id.</returns>
    Task<IReadOnlyDictionary<string, int>> ReadVersionsAsync(string fund);
}
