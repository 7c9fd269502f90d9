using System.Collections.Immutable;

namespace MsaOrleans.Boards;

/// <summary>How <see cref="BoardNews"/> crosses the wire: as objects whose members depend on their kind.</summary>
[RegisterConverter]
public sealed class BoardNewsConverter : IConverter<BoardNews, BoardNewsFields>
{
    public BoardNews ConvertFromSurrogate(in BoardNewsFields surrogate) =>
        new([.. surrogate.Events.Select(EventOf)], surrogate.Last);

    public BoardNewsFields ConvertToSurrogate(in BoardNews value) =>
        new([.. value.Events.Select(FieldsOf)], value.Last);

    /// <summary>What this version does not know of makes the caller read the board again.</summary>
    private static BoardEvent EventOf(BoardEventFields fields) =>
        fields switch
        {
            { Kind: BoardEventKind.Changed, Item: { } item } => new BoardEvent.Changed(fields.Id, item),
            { Kind: BoardEventKind.Removed, ContactId: { } contactId } => new BoardEvent.Removed(fields.Id, contactId),
            _ => new BoardEvent.Reset(fields.Id),
        };

    private static BoardEventFields FieldsOf(BoardEvent change) =>
        change switch
        {
            BoardEvent.Changed changed => new(changed.Id, BoardEventKind.Changed, changed.Item),
            BoardEvent.Removed removed => new(removed.Id, BoardEventKind.Removed, ContactId: removed.ContactId),
            _ => new(change.Id, BoardEventKind.Reset),
        };
}

[GenerateSerializer, Immutable, Alias("board-news-fields")]
public readonly record struct BoardNewsFields(
    [property: Id(0)] ImmutableArray<BoardEventFields> Events,
    [property: Id(1)] string Last
);

[GenerateSerializer, Immutable, Alias("board-event")]
public sealed record BoardEventFields(
    [property: Id(0)] string Id,
    [property: Id(1)] BoardEventKind Kind,
    [property: Id(2)] BoardItem? Item = null,
    [property: Id(3)] string? ContactId = null
);

[GenerateSerializer, Alias("board-event-kind")]
public enum BoardEventKind
{
    Changed = 1,
    Removed = 2,
    Reset = 3,
}
