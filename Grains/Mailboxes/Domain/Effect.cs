using System.Text.Json.Serialization;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// Something that must happen because of a decision, such as a mail. It is delivered at least once, each time with the
/// same id, so that the receiver can recognise a repetition. The stored name of a case never changes and is never
/// reused.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Acknowledgement), "acknowledgement")]
[JsonDerivedType(typeof(AnswerAvailable), "answer")]
[JsonDerivedType(typeof(UnreadReminder), "recall")]
[JsonDerivedType(typeof(Alert), "escalation")]
[JsonDerivedType(typeof(ProxyGranted), "proxyGranted")]
[JsonDerivedType(typeof(ProxyRevoked), "proxyRevoked")]
[JsonDerivedType(typeof(ProxyInvited), "proxyInvited")]
[JsonDerivedType(typeof(Transferred), "transfer")]
[JsonDerivedType(typeof(ProcurationNotice), "mandate")]
[JsonDerivedType(typeof(BoardNotice), "board")]
[JsonDerivedType(typeof(FigureNotice), "figure")]
internal abstract record Effect
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromDays(1);

    /// <summary>
    /// How long delivery is tried, and again after a retry that was asked for; RFC 5321 §4.5.4.1 asks for 4 to 5 days
    /// for a mail.
    /// </summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(5);

    private protected Effect() { }

    /// <summary>What it is about, such as <c>ack.{contact}.{clock}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>An address for a mail, a proxy's id for a procuration, a fund for its board and figures.</summary>
    public required string To { get; init; }

    /// <summary>Code of the fund that it concerns: a mail goes out in its name.</summary>
    public required string Fund { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When to try next, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many tries failed.</summary>
    public int Attempts { get; init; }

    /// <summary>How many tries ended without knowing whether the mail arrived.</summary>
    public int Doubts { get; init; }

    /// <summary>Why it has not left; null until it was tried.</summary>
    public MailFault? Cause { get; init; }

    /// <summary>When an admin last asked to try it again, UTC; null when none did.</summary>
    public DateTimeOffset? RetriedAt { get; init; }

    /// <summary>Whether it did not leave at its first try.</summary>
    [JsonIgnore]
    public bool IsLate => Cause is not null || Attempts + Doubts > 0;

    /// <summary>
    /// The effect after a failed try. It is tried again after 1, 2, 4, 8, then every 15 minutes; null when given up.
    /// </summary>
    public Effect? Deferred(DateTimeOffset now, MailFault? cause = null)
    {
        if (IsGivenUp(now))
            return null;
        var delay = FirstDelay * Math.Pow(2, Math.Min(Attempts, 10));
        return this with
        {
            Attempts = Attempts + 1,
            Cause = cause,
            DueAt = now + (delay < LongestDelay ? delay : LongestDelay),
        };
    }

    /// <summary>The effect with a later time and no try counted; null when given up.</summary>
    public Effect? PutOff(DateTimeOffset until, DateTimeOffset now) =>
        IsGivenUp(now) ? null : this with { DueAt = until, Cause = MailFault.Busy };

    /// <summary>
    /// The effect after a try that may have arrived. It is tried again after 1, 8, 64 minutes, 9 hours, then once a
    /// day, so that a server that never confirms sends few copies. Null when given up.
    /// </summary>
    public Effect? InDoubt(DateTimeOffset now)
    {
        if (IsGivenUp(now))
            return null;
        var delay = FirstDelay * Math.Pow(8, Math.Min(Doubts, 10));
        return this with
        {
            Doubts = Doubts + 1,
            Cause = MailFault.Doubt,
            DueAt = now + (delay < LongestDoubt ? delay : LongestDoubt),
        };
    }

    private bool IsGivenUp(DateTimeOffset now) => now - (RetriedAt ?? OccurredAt) >= GiveUpAfter;
}

/// <summary>Tells the mailbox of the proxy the present terms of the procuration.</summary>
internal sealed record ProcurationNotice : Effect;

/// <summary>Tells the board of a fund the present state of the contact.</summary>
internal sealed record BoardNotice : Effect
{
    public required string ContactId { get; init; }
}

/// <summary>Tells the figures of a fund that a request was received or answered.</summary>
internal sealed record FigureNotice : Effect
{
    public required string ContactId { get; init; }

    public required Figure Figure { get; init; }
}
