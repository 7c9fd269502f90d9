using System.Text.Json.Serialization;

namespace MsaOrleans.Boards;

/// <summary>A change of a board.</summary>
public abstract record BoardEvent
{
    private BoardEvent(string id) => Id = id;

    /// <summary>Place in the stream.</summary>
    [JsonIgnore]
    public string Id { get; }

    /// <summary>A contact came or is not as it was.</summary>
    /// <param name="Item">What is on the board now.</param>
    public sealed record Changed(string Id, BoardItem Item) : BoardEvent(Id);

    /// <summary>A contact was answered, or went elsewhere.</summary>
    public sealed record Removed(string Id, string ContactId) : BoardEvent(Id);

    /// <summary>The caller was away for too long: the board is to be read again.</summary>
    public sealed record Reset(string Id) : BoardEvent(Id);
}
