using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Mailboxes;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Grains.Metrics;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

[GrainType("mailer")]
[StatelessWorker(4)]
internal sealed partial class MailerGrain(
    MailRenderer renderer, FundDirectory funds, MailIdentity identity, IMailTransport transport,
    ServiceMetrics metrics, TimeProvider time, ILogger<MailerGrain> logger)
    : Grain, IMailerGrain
{
    public async Task SendAsync(MailJob job)
    {
        if (!job.IsStale(time.GetUtcNow()))
            await SettleAsync(job, await TrySendAsync(job, job.EffectId, sender => renderer.Render(job, sender, identity.Portal)));
    }

    public async Task SendDigestAsync(MailDigest digest)
    {
        var first = digest.Escalations[0];
        if (first.IsStale(time.GetUtcNow()))
            return;
        var id = $"digest.{Digest.Of([.. digest.Escalations.Select(job => job.EffectId).Order(StringComparer.Ordinal)])}";
        var outcome = await TrySendAsync(first, id, sender => renderer.Render(digest, sender, identity.Portal));
        foreach (var job in digest.Escalations)
            await SettleAsync(job, outcome);
    }

    /// <summary>Whatever goes wrong here goes wrong for this mail only, and may go right the next time.</summary>
    private async Task<MailOutcome> TrySendAsync(MailJob job, string id, Func<MailSender, RenderedMail> render)
    {
        try
        {
            var sender = MailSender.Of(funds, job.Fund);
            var mail = render(sender);
            var outcome = await transport.SendAsync(
                new($"{id}@{identity.Domain}", sender.Name, job.To, mail.Subject, mail.Text, mail.Html),
                CancellationToken.None);
            metrics.CountMail(job.Kind, outcome);
            return outcome;
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, id);
            metrics.CountMail(job.Kind, MailOutcome.Deferred);
            return MailOutcome.Deferred;
        }
    }

    private Task SettleAsync(MailJob job, MailOutcome outcome) =>
        GrainFactory.GetGrain<IOutbox>(job.MailboxId).SettleAsync(job.EffectId, outcome);

    [LoggerMessage(1, LogLevel.Error, "Mail {EffectId} could not be made or handed over; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception fault, string effectId);
}
