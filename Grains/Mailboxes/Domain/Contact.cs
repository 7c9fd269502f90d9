using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MsaOrleans.Catalog;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>One exchange: a request, its answers, and the clock that runs while one is owed.</summary>
internal sealed record Contact
{
    public required string Id { get; init; }

    public required string Fund { get; init; }

    public required Topic Topic { get; init; }

    public required ContactKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The running clock, or the last one.</summary>
    public required Clock Clock { get; init; }

    /// <summary>What silence means, as the member was told it; null where the topic asks for no decision.</summary>
    public Silence? Silence { get; init; }

    /// <summary>When the member last read the answers.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>
    /// When to remind the member of an unread answer; null when no reminder is due.
    /// </summary>
    [JsonPropertyName("recallAt")]
    public DateTimeOffset? ReminderAt { get; init; }

    /// <summary>What was last said of an answer; null until something is.</summary>
    public Feedback? Feedback { get; init; }

    public ImmutableArray<Message> Messages { get; init; } = [];

    public ImmutableArray<Escalation> Escalations { get; init; } = [];

    public ImmutableArray<UndeliveredMail> UndeliveredMails { get; init; } = [];

    /// <summary>Who works on the contact. Nobody before a claim and after the answer.</summary>
    [JsonIgnore]
    public Charge Charge { get; init; } = Charge.None;

    /// <summary>What agents write to each other. Never shown to members, exported or mailed.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Claims and transfers, oldest first; the last <see cref="MailboxLimit.MaxDeskActs"/>.</summary>
    public ImmutableArray<DeskAct> DeskActs { get; init; } = [];

    /// <summary>Grows with each change of the contact.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The version at which somebody last wrote: an answer to an earlier one is stale.</summary>
    public int WrittenVersion { get; init; } = 1;

    /// <summary>Derived from the clock.</summary>
    [JsonInclude]
    public ContactStatus Status =>
        Clock switch
        {
            { IsRunning: false } => ContactStatus.Answered,
            { Kind: ClockKind.Resolution } => ContactStatus.Pending,
            _ => ContactStatus.Open,
        };

    /// <summary>The last final answer, UTC; null while one is owed.</summary>
    [JsonInclude]
    public DateTimeOffset? AnsweredAt =>
        IsAnswered ? Messages.LastOrDefault(message => message.Kind == MessageKind.Final)?.SentAt : null;

    /// <summary>The last instant at which the member may reopen it; null until it is answered.</summary>
    public DateTimeOffset? ReopenableUntil => AnsweredAt + MailboxLimit.ReopenWithin;

    /// <summary>The same as long as no final answer was given: a decision ends the silence.</summary>
    public Silence? PendingSilence => Messages.Any(message => message.Kind == MessageKind.Final) ? null : Silence;

    /// <summary>What was said of the answer that stands; null while one is owed.</summary>
    public Feedback? CurrentFeedback => IsAnswered && Feedback?.Clock == Clock.Number ? Feedback : null;

    public bool IsAnswered => !Clock.IsRunning;

    [JsonIgnore]
    public Charge.Claimed? Claim => Charge as Charge.Claimed;

    public bool HasUnread => FirstUnread is not null;

    /// <summary>The oldest answer that nobody has read; null when all are.</summary>
    public Message? FirstUnread =>
        Messages.FirstOrDefault(message => message.IsAnswer && (ReadAt is not { } read || message.SentAt > read));

    /// <summary>A new contact: the request, and a clock that starts with it.</summary>
    public static Contact Requested(
        string id,
        string fund,
        Topic topic,
        ContactKind kind,
        Message message,
        MailboxPolicy policy
    ) =>
        new()
        {
            Id = id,
            Fund = fund,
            Topic = topic,
            Kind = kind,
            CreatedAt = message.SentAt,
            Clock = Clock.ForResponse(1, fund, policy, message.SentAt),
            Silence = SilentDecision.Of(topic, fund, policy, message.SentAt),
            Messages = [message],
        };

    /// <summary>
    /// The next message. Its time is later than the last message and the last reading, even if the system clock was
    /// set back. Otherwise an answer could count as read before anybody has seen it.
    /// </summary>
    public Message NextMessage(Author author, DateTimeOffset now, MessageKind kind, string text, Receipt? receipt)
    {
        DateTimeOffset[] notBefore = [now, Messages[^1].SentAt, ReadAt?.AddTicks(1) ?? now];
        return new($"{Id}-{Messages.Length + 1}", author, notBefore.Max(), kind, text, receipt);
    }

    /// <summary>The same contact with one more desk act.</summary>
    public Contact Recording(DeskAct act) =>
        this with
        {
            DeskActs = DeskActs.Add(act)[^Math.Min(DeskActs.Length + 1, MailboxLimit.MaxDeskActs)..],
        };

    /// <summary>The same contact after a change that nobody wrote.</summary>
    public Contact Changed() => this with { Version = Version + 1 };

    /// <summary>The same contact after somebody wrote in it.</summary>
    public Contact Written(Message message) =>
        this with
        {
            Messages = Messages.Add(message),
            Version = Version + 1,
            WrittenVersion = Version + 1,
        };

    /// <summary>How <see cref="Charge"/> is stored.</summary>
    [JsonInclude, JsonPropertyName("claim")]
    private Charge.Claimed? StoredClaim
    {
        get => Claim;
        init => Charge = value ?? Charge;
    }

    /// <summary>How <see cref="Charge"/> is stored.</summary>
    [JsonInclude, JsonPropertyName("lapsedFrom")]
    private string? StoredLapse
    {
        get => (Charge as Charge.Lapsed)?.AgentId;
        init => Charge = value is null ? Charge : new Charge.Lapsed(value);
    }
}

/// <summary>A step of the ladder, once reached.</summary>
/// <param name="Clock">Number of the clock it belongs to.</param>
internal sealed record Escalation(
    int Clock,
    int Level,
    DateTimeOffset DueAt,
    DateTimeOffset ReachedAt,
    string? Recipient
);

/// <summary>A mail that was given up; the address is not kept.</summary>
internal sealed record UndeliveredMail(string Mail, DateTimeOffset At);
