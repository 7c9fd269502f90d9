using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Renders and sends mails, so that no mailbox waits for it; a stateless worker, key 0.</summary>
[Alias("mailer")]
internal interface IMailerGrain : IGrainWithIntegerKey
{
    /// <summary>Sends a mail; tells the mailbox the outcome through <see cref="IOutbox"/>.</summary>
    [OneWay, Alias("send")]
    Task SendAsync(MailJob job);

    /// <summary>Sends a digest; tells each mailbox the outcome.</summary>
    [OneWay, Alias("send-digest")]
    Task SendDigestAsync(MailDigest digest);
}
