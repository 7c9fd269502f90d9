using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>What a mailbox offers those who take over what it owes.</summary>
[Alias("outbox")]
internal interface IOutbox : IGrainWithStringKey
{
    /// <summary>Tells what became of an effect; the mailbox strikes it off or owes it again later.</summary>
    [OneWay, Alias("settle")]
    Task SettleAsync(string effectId, MailOutcome outcome);

    /// <summary>
    /// A mail that has been gathered with others, as it would leave now; null when it is owed no more.
    /// </summary>
    [Alias("leaving")]
    Task<MailJob?> LeavingAsync(string effectId);

    /// <summary>
    /// Tells that a mail is not to be handed over before then: it is under way, or has to wait its turn. It costs no
    /// try.
    /// </summary>
    [OneWay, Alias("put-off")]
    Task PutOffAsync(string effectId, DateTimeOffset until);

    /// <summary>Tells that a mail may or may not have arrived: it is owed again, after much longer each time.</summary>
    [OneWay, Alias("note-doubt")]
    Task NoteDoubtAsync(string effectId);

    /// <summary>
    /// Tells that an effect which may be delivered any number of times has been. Lost or late, it costs
    /// one more delivery.
    /// </summary>
    [OneWay, Alias("note-delivered")]
    Task NoteDeliveredAsync(string effectId);
}
