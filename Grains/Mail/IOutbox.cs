using MsaOrleans.Mail;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>What a mailbox offers the grains that deliver its effects.</summary>
[Alias("outbox")]
internal interface IOutbox : IGrainWithStringKey
{
    /// <summary>Tells what became of an effect; the mailbox removes it or owes it again later.</summary>
    [OneWay, Alias("settle")]
    Task SettleAsync(string effectId, MailOutcome outcome);

    /// <summary>Tells why a try failed; the mail is owed again later.</summary>
    [OneWay, Alias("defer")]
    Task DeferAsync(string effectId, MailFault cause);

    /// <summary>Has a mail that waits or was given up tried at once, if it is still owed.</summary>
    [Alias("retry")]
    Task<Outcome<RetriedMail>> RetryAsync(string effectId);

    /// <summary>
    /// The present content of an alert that waited to be sent with others; null when it is no longer owed.
    /// </summary>
    [Alias("leaving")]
    Task<MailJob?> LeavingAsync(string effectId);

    /// <summary>
    /// Tells that a mail is not to be handed over before a time, because it is being sent or has to wait its turn. It
    /// does not count as a try.
    /// </summary>
    [OneWay, Alias("put-off")]
    Task PutOffAsync(string effectId, DateTimeOffset until);

    /// <summary>Tells that a mail may or may not have arrived: it is owed again, after much longer each time.</summary>
    [OneWay, Alias("note-doubt")]
    Task NoteDoubtAsync(string effectId);
}

/// <summary>What became of asking a mailbox to try a mail again.</summary>
/// <param name="NextTryAt">Null when it is not tried.</param>
[GenerateSerializer, Immutable, Alias("retried-mail")]
internal sealed record RetriedMail(
    [property: Id(0)] MailRetryOutcome Outcome,
    [property: Id(1)] DateTimeOffset? NextTryAt = null
);
