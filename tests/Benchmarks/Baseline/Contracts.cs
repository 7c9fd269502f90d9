using System.Text.Json;
using System.Text.Json.Serialization;

namespace MsaOrleans.Baseline;

internal sealed record NewContact(string? Theme, string? Subject, string? Reason, ContactKind? Kind, string? Text);

internal sealed record NewReply(string? Text, ReplyKind? Kind);

internal sealed record Label(string Code, [property: JsonPropertyName("label")] string Text);

internal sealed record Filing(Label Theme, Label Subject, Label Reason);

internal sealed record Author(AuthorKind Kind, string Name);

internal sealed record MessageAnswer(string Id, Author Author, DateTime SentAt, MessageKind Kind, string Text);

internal sealed record ContactAnswer(
    string Id,
    string MemberId,
    string Fund,
    Filing Topic,
    ContactKind Kind,
    ContactStatus Status,
    DateTime CreatedAt,
    DateTime DueAt,
    DateTime? AnsweredAt,
    DateTime? ReadAt,
    int? Level,
    string? Assignee,
    List<MessageAnswer> Messages,
    int Version
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MemberName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MinutesLeft { get; init; }
}

internal sealed record LimitsAnswer(int MaxContacts, int HistoryMonths, int ReopenDays);

internal sealed record HistoryAnswer(string MemberId, int Unread, List<ContactAnswer> Contacts, LimitsAnswer Limits);

internal sealed record BoardItem(
    string MemberId,
    string ContactId,
    Filing Topic,
    ContactStatus Status,
    DateTime CreatedAt,
    DateTime DueAt,
    int Level,
    string? Assignee,
    int Version,
    string Fund,
    int MinutesLeft,
    string? MemberName
);

internal sealed record BoardCounts(
    int Overdue,
    int DueSoon,
    int Open,
    int Mine,
    int Unassigned,
    Dictionary<string, int> Themes,
    Dictionary<string, int> Levels
);

internal sealed record BoardAnswer(List<BoardItem> Items, BoardCounts Counts, string? Next);

internal sealed record ProblemAnswer(string Type, string Title, int Status, string Code);

internal enum ContactKind
{
    Question = 1,
    Information = 2,
    Document = 3,
}

internal enum ContactStatus
{
    Open = 1,
    Pending = 2,
    Answered = 3,
}

internal enum AuthorKind
{
    Member = 1,
    Proxy = 2,
    Agent = 3,
}

internal enum MessageKind
{
    Request = 1,
    FollowUp = 2,
    Interim = 3,
    Final = 4,
}

internal enum ReplyKind
{
    Final = 1,
    Interim = 2,
}

internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(CamelCase<ContactKind>),
        typeof(CamelCase<ContactStatus>),
        typeof(CamelCase<AuthorKind>),
        typeof(CamelCase<MessageKind>),
        typeof(CamelCase<ReplyKind>),
    ]
)]
[JsonSerializable(typeof(NewContact))]
[JsonSerializable(typeof(NewReply))]
[JsonSerializable(typeof(ContactAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
[JsonSerializable(typeof(BoardAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class BaselineJson : JsonSerializerContext;
