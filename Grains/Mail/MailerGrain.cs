using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

[GrainType("mailer")]
[StatelessWorker(4)]
internal sealed partial class MailerGrain(
    MailRenderer renderer, FundDirectory funds, MailIdentity identity, IMailTransport transport, TimeProvider time, ILogger<MailerGrain> logger)
    : Grain, IMailerGrain
{
    public async Task SendAsync(MailJob job)
    {
        if (!job.IsStale(time.GetUtcNow()))
            await GrainFactory.GetGrain<IOutbox>(job.MailboxId).SettleAsync(job.EffectId, await TrySendAsync(job));
    }

    /// <summary>Whatever goes wrong here goes wrong for this mail only, and may go right the next time.</summary>
    private async Task<MailOutcome> TrySendAsync(MailJob job)
    {
        try
        {
            var sender = MailSender.Of(funds, job.Fund);
            var mail = renderer.Render(job, sender, identity.Portal);
            return await transport.SendAsync(
                new($"{job.EffectId}@{identity.Domain}", sender.Name, job.To, mail.Subject, mail.Text, mail.Html),
                CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, job.EffectId);
            return MailOutcome.Deferred;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Mail {EffectId} could not be made or handed over; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception fault, string effectId);
}
