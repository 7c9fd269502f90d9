namespace MsaOrleans.Grains.Mail;

/// <summary>One mail that a mailbox owes: what it is about, never what was written.</summary>
/// <param name="MailboxId">Who is told of the outcome.</param>
/// <param name="EffectId">What the mail is about; the same for each try, so that the Message-ID is too.</param>
/// <param name="To">One address.</param>
/// <param name="Fund">Code of the fund in whose name it goes out.</param>
/// <param name="HandedOverAt">When the mailbox handed it over, UTC.</param>
/// <param name="OccurredAt">Receipt, answer, step or grant, UTC.</param>
/// <param name="DueAt">Deadline of the contact, UTC; acknowledgements, escalations and transfers.</param>
/// <param name="ContactId">Contact it is about; escalations.</param>
/// <param name="Theme">Label of the contact's theme; escalations.</param>
/// <param name="Level">Step reached; escalations.</param>
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
    [property: Id(10)] int Level = 0
)
{
    /// <summary>
    /// A mailbox that hears nothing hands its mail over again. What has waited in a queue for this long
    /// is left to that: tried now, it might arrive twice. 30 s, which leaves as much for the try itself.
    /// </summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    public bool IsStale(DateTimeOffset now) => now - HandedOverAt >= GoodFor;
}
