using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Mail;

/// <summary>One mail that a mailbox owes: what it is about, without the text of any message.</summary>
/// <param name="MailboxId">The mailbox that is told the outcome.</param>
/// <param name="EffectId">What the mail is about; the same for each try, so that the Message-ID is too.</param>
/// <param name="To">One address.</param>
/// <param name="Fund">Code of the fund in whose name it goes out.</param>
/// <param name="HandedOverAt">When the mailbox handed it over, UTC.</param>
/// <param name="OccurredAt">When that happened which the mail tells: receipt, answer, step or grant; UTC.</param>
/// <param name="DueAt">Deadline of the contact, UTC; acknowledgements, alerts and transfer mails.
/// The end of an invitation.</param>
/// <param name="ContactId">The contact that it is about; null for procurations.</param>
/// <param name="Theme">Label of the contact's theme; alerts.</param>
/// <param name="Level">The step that was reached; alerts.</param>
/// <param name="Silence">When silence becomes a decision; acknowledgements and transfer mails. Null where it does
/// not.</param>
/// <param name="Code">The code of an invitation: a secret, shown in its mail and nowhere else.</param>
[GenerateSerializer, Immutable, Alias("mail-job")]
public sealed record MailJob(
    [property: Id(0)] string MailboxId,
    [property: Id(1)] string EffectId,
    [property: Id(2)] MailKind Kind,
    [property: Id(3)] string To,
    [property: Id(4)] string Fund,
    [property: Id(5)] DateTimeOffset HandedOverAt,
    [property: Id(6)] DateTimeOffset OccurredAt,
    [property: Id(7)] DateTimeOffset? DueAt = null,
    [property: Id(8)] string? ContactId = null,
    [property: Id(9)] string? Theme = null,
    [property: Id(10)] int Level = 0,
    [property: Id(11)] Silence? Silence = null,
    [property: Id(12)] string? Code = null
)
{
    /// <summary>
    /// 30 s. A mail that waited in a queue for longer is not sent, because its mailbox may hand it over again while it
    /// is being sent, and it could arrive twice.
    /// </summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    /// <summary>Orleans may log an answer: this says nothing of who gets the mail, nor its code.</summary>
    public override string ToString() => $"Mail {EffectId}";

    public bool IsStale(DateTimeOffset now) => now - HandedOverAt >= GoodFor;
}
