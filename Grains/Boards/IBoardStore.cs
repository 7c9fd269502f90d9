using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Boards;

/// <summary>Stores boards: one row for each contact that is owed an answer.</summary>
public interface IBoardStore
{
    Task<IReadOnlyList<BoardEntry>> LoadAsync(string fund, CancellationToken cancellationToken);

    /// <summary>Writes or removes a row for each update, all or none; a row of a newer version stays.</summary>
    Task WriteAsync(string fund, IReadOnlyList<BoardUpdate> updates);
}
