using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Renders and sends mails outside the mailbox's turn; a stateless worker, key 0.</summary>
[Alias("mailer")]
internal interface IMailerGrain : IGrainWithIntegerKey
{
    /// <summary>Takes a mail over; the outcome comes back through <see cref="IOutbox"/>.</summary>
    [OneWay, Alias("send")]
    Task SendAsync(MailJob job);

    /// <summary>The same for escalations that leave together; each mailbox is told.</summary>
    [OneWay, Alias("send-digest")]
    Task SendDigestAsync(MailDigest digest);
}
