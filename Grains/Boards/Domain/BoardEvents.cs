using System.Globalization;
using MsaOrleans.Boards;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>
/// The latest changes of a board, for those who follow it. Whoever missed more than these reads the board again.
/// </summary>
/// <param name="epoch">Distinguishes the events of this activation from those of an earlier one.</param>
internal sealed class BoardEvents(long epoch)
{
    public const int Kept = 1_000;

    private readonly Queue<BoardEvent> _events = new(Kept);
    private long _last;

    public string Last => Id(_last);

    public void Change(BoardItem item) => Add(new BoardEvent.Changed(Id(++_last), item));

    public void Remove(string contactId) => Add(new BoardEvent.Removed(Id(++_last), contactId));

    /// <summary>The events after a given one; a reset when they are no longer known.</summary>
    public BoardNews After(string? id)
    {
        if (id is null)
            return new([], Last);
        if (NumberOf(id) is not { } number || number > _last || number < _last - _events.Count)
            return new([new BoardEvent.Reset(Last)], Last);
        return new([.. _events.Skip(_events.Count - (int)(_last - number))], Last);
    }

    private void Add(BoardEvent change)
    {
        if (_events.Count == Kept)
            _events.Dequeue();
        _events.Enqueue(change);
    }

    private string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{epoch:x}-{number}");

    private long? NumberOf(string id)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{epoch:x}-");
        if (!id.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var rest = id.AsSpan(prefix.Length);
        return long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
