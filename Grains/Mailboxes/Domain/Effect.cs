using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// Something a decision owes the world. Delivered at least once; its id is the same each time,
/// so that what receives it can tell.
/// </summary>
/// <param name="Id">What it is about, such as <c>ack.{contact}.{clock}</c>.</param>
/// <param name="To">An address for a mail, a proxy's id for a mandate, a fund for its board and figures.</param>
/// <param name="Fund">In whose name a mail goes out.</param>
/// <param name="OccurredAt">When it came to be owed.</param>
/// <param name="DueAt">When it is next to be tried.</param>
/// <param name="Attempts">Tries that failed.</param>
/// <param name="Deadline">Of the answer, as it stood then, for the mails that name it.</param>
/// <param name="Figure">What is to be counted; figures only.</param>
internal sealed record Effect(
    string Id,
    EffectKind Kind,
    string To,
    string Fund,
    DateTimeOffset OccurredAt,
    DateTimeOffset DueAt,
    string? ContactId = null,
    int Level = 0,
    int Attempts = 0,
    DateTimeOffset? Deadline = null,
    Figure? Figure = null)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>How long a mail is tried (RFC 5321 §4.5.4.1 asks for 4 to 5 days).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>The same, to be tried again after 1, 2, 4, 8, then every 15 minutes; null when patience is over.</summary>
    public Effect? Deferred(DateTimeOffset now)
    {
        if (now - OccurredAt >= Patience)
            return null;
        var delay = FirstDelay * Math.Pow(2, Math.Min(Attempts, 10));
        return this with { Attempts = Attempts + 1, DueAt = now + (delay < LongestDelay ? delay : LongestDelay) };
    }

    public MailKind? Mail => Kind switch
    {
        EffectKind.Acknowledgement => MailKind.Acknowledgement,
        EffectKind.Answer => MailKind.AnswerAvailable,
        EffectKind.Recall => MailKind.AnswerRecall,
        EffectKind.Escalation => MailKind.Escalation,
        EffectKind.ProxyGranted => MailKind.ProxyGranted,
        EffectKind.ProxyRevoked => MailKind.ProxyRevoked,
        _ => null,
    };
}

internal enum EffectKind
{
    Acknowledgement = 1,
    Answer = 2,
    Recall = 3,
    Escalation = 4,
    ProxyGranted = 5,
    ProxyRevoked = 6,

    /// <summary>The proxy's own mailbox learns of the procuration as it now stands.</summary>
    Mandate = 7,

    /// <summary>A fund's board learns how the contact now stands.</summary>
    Board = 8,

    /// <summary>A fund counts a request received or answered.</summary>
    Figure = 9,
}
