using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Calendars;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Mailboxes;

/// <summary>One exchange, a request and its answers, as the caller may see it.</summary>
/// <param name="Reference">What it is called on the telephone, such as <c>KH4-7MT-X2RE</c>; the last character is a
/// check.</param>
/// <param name="Profile">The member's, as their token last said; agents only, absent while unknown.</param>
/// <param name="Viewers">Who else of the desk has it open now, by name; agents only.</param>
/// <param name="MemberId">Whose mailbox it is in.</param>
/// <param name="Fund">Code of the fund in charge.</param>
/// <param name="Topic">With the labels it was filed under.</param>
/// <param name="CreatedAt">Receipt of the request, UTC.</param>
/// <param name="DueAt">End of the running clock, or of the last one, UTC.</param>
/// <param name="AnsweredAt">The last final answer, UTC; null while one is owed.</param>
/// <param name="ReadAt">When the member read the last answer, UTC; null while one is unread.</param>
/// <param name="Level">Last escalation step reached, 0 before any; null to members and proxies.</param>
/// <param name="Assignee">Id of the agent in charge; null when none is, and to members and proxies.</param>
/// <param name="Version">Grows with each change; the HTTP API's ETag.</param>
/// <param name="Escalations">Steps reached since the beginning; agents only.</param>
/// <param name="UndeliveredMails">Mails about this contact that an address refused; agents only.</param>
/// <param name="MemberName">As the member's token last named them; agents only.</param>
/// <param name="Claim">Who has taken charge, and until when; agents only, absent when nobody has.</param>
/// <param name="Notes">Internal notes, oldest first; agents only.</param>
/// <param name="History">What happened at the desk: claims and transfers, oldest first; agents only.</param>
/// <param name="MinutesLeft">Business minutes to <paramref name="DueAt"/> as this is read, rounded down, below zero
/// once it has passed; agents only, absent when no answer is owed.</param>
/// <param name="ReopenableUntil">Until then, inclusive, a message of the member reopens it, UTC; absent as long as it
/// is not answered.</param>
/// <param name="Silence">When silence becomes a decision, and which; absent where the reason asks for no decision and
/// once a final answer was given.</param>
/// <param name="Feedback">What the member said of the answer; absent before, and while an answer is owed.</param>
/// <param name="Skipped">The closed days between the start of the clock and <paramref name="DueAt"/>, earliest first;
/// absent when no answer is owed.</param>
/// <param name="UnreadSince">When the oldest unread answer was given, UTC, once that is five business days ago; agents
/// only, absent before.</param>
/// <param name="BusinessMinutes">The business time that the clock gives; absent when no answer is owed, or when it was
/// not kept.</param>
[GenerateSerializer, Immutable, Alias("contact-view")]
public sealed record ContactView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MemberId,
    [property: Id(2)] string Fund,
    [property: Id(3)] Topic Topic,
    [property: Id(4)] ContactKind Kind,
    [property: Id(5)] ContactStatus Status,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset DueAt,
    [property: Id(8)] DateTimeOffset? AnsweredAt,
    [property: Id(9)] DateTimeOffset? ReadAt,
    [property: Id(10)] int? Level,
    [property: Id(11)] string? Assignee,
    [property: Id(12)] ImmutableArray<MessageView> Messages,
    [property: Id(13)] int Version,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<EscalationView>? Escalations = null,
    [property: Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<UndeliveredMailView>? UndeliveredMails = null,
    [property: Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MemberName = null,
    [property: Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClaimView? Claim = null,
    [property: Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<NoteView>? Notes = null,
    [property: Id(19), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<DeskActView>? History = null,
    [property: Id(20), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MinutesLeft = null,
    [property: Id(21), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        DateTimeOffset? ReopenableUntil = null,
    [property: Id(22), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Silence? Silence = null,
    [property: Id(23), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FeedbackView? Feedback = null,
    [property: Id(24), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<ClosedDay>? Skipped = null,
    [property: Id(25), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? BusinessMinutes = null,
    [property: Id(26), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? UnreadSince = null,
    [property: Id(27)] string Reference = "",
    [property: Id(28), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<AgentView>? Viewers = null,
    [property: Id(29), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Profile? Profile = null
);

/// <param name="Signature">Of an answer; absent from others, and from answers of before they were signed.</param>
[GenerateSerializer, Immutable, Alias("message-view")]
public sealed record MessageView(
    [property: Id(0)] string Id,
    [property: Id(1)] AuthorView Author,
    [property: Id(2)] DateTimeOffset SentAt,
    [property: Id(3)] MessageKind Kind,
    [property: Id(4)] string Text,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Signature? Signature = null
);

/// <param name="Resolved">Whether the answer settled the request.</param>
/// <param name="Rating">How far it helped, 1 to 5; null when the member did not say.</param>
/// <param name="At">When they said so last, UTC.</param>
[GenerateSerializer, Immutable, Alias("feedback-view")]
public sealed record FeedbackView(
    [property: Id(0)] bool Resolved,
    [property: Id(1)] int? Rating,
    [property: Id(2)] DateTimeOffset At
);

/// <param name="Name">As the author's token named them when they wrote.</param>
[GenerateSerializer, Immutable, Alias("author-view")]
public sealed record AuthorView([property: Id(0)] AuthorKind Kind, [property: Id(1)] string Name);

/// <param name="Clock">1 for the first clock of the contact; a reopening or an interim answer starts the next.</param>
/// <param name="DueAt">When the step fell due, UTC.</param>
/// <param name="ReachedAt">When it was recorded, UTC.</param>
/// <param name="Recipient">Address of the fund that was told.</param>
[GenerateSerializer, Immutable, Alias("escalation-view")]
public sealed record EscalationView(
    [property: Id(0)] int Clock,
    [property: Id(1)] int Level,
    [property: Id(2)] DateTimeOffset DueAt,
    [property: Id(3)] DateTimeOffset ReachedAt,
    [property: Id(4)] string? Recipient
);

/// <param name="Mail">What the mail was: <c>acknowledgement</c>, <c>answer</c>, <c>recall</c> or
/// <c>escalation</c>.</param>
/// <param name="At">When it was given up, UTC.</param>
[GenerateSerializer, Immutable, Alias("undelivered-mail-view")]
public sealed record UndeliveredMailView([property: Id(0)] string Mail, [property: Id(1)] DateTimeOffset At);
