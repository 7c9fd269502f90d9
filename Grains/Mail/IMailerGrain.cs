using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Renders and sends mails outside the mailbox's turn; a stateless worker, key 0.</summary>
[Alias("mailer")]
internal interface IMailerGrain : IGrainWithIntegerKey
{
    /// <summary>Takes a mail over; the outcome comes back through <see cref="IMailOutcomes"/>.</summary>
    [OneWay, Alias("send")]
    Task SendAsync(MailJob job);
}

/// <summary>What a mailbox offers the mailer.</summary>
[Alias("mail-outcomes")]
internal interface IMailOutcomes : IGrainWithStringKey
{
    [OneWay, Alias("settle-mail")]
    Task SettleMailAsync(string effectId, MailOutcome outcome);
}
