using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Metrics;
using MsaOrleans.Mail;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Stateless, so that a slow mail server does not delay other mails.</summary>
[GrainType("mailer")]
[StatelessWorker(4), Reentrant]
internal sealed partial class MailerGrain(
    MailRenderer renderer,
    FundDirectory funds,
    MailIdentity identity,
    IMailTransport transport,
    ServiceMetrics metrics,
    TimeProvider time,
    ILogger<MailerGrain> logger
) : Grain, IMailerGrain
{
    /// <summary>
    /// When a try lasts longer, the mailboxes are told before they hand the mail over again. It is real time, as for
    /// the server.
    /// </summary>
    private static readonly TimeSpan SoonKnown = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long a try is put off: longer than a server may take to answer. If this process ends meanwhile, the mail
    /// is tried again after it.
    /// </summary>
    private static readonly TimeSpan PutOffFor = TimeSpan.FromMinutes(12);

    public Task SendAsync(MailJob job) =>
        DeliverAsync([job], job.EffectId, sender => renderer.Render(job, sender, identity.Portal));

    public Task SendDigestAsync(MailDigest digest) =>
        DeliverAsync(digest.Escalations, IdOf(digest), sender => renderer.Render(digest, sender, identity.Portal));

    private static string IdOf(MailDigest digest)
    {
        var effects = digest.Escalations.Select(job => job.EffectId).Order(StringComparer.Ordinal);
        return $"digest.{Fingerprint.Of([.. effects])}";
    }

    /// <param name="jobs">The content of one mail; each job is settled with its own mailbox.</param>
    private async Task DeliverAsync(ImmutableArray<MailJob> jobs, string id, Func<MailSender, RenderedMail> render)
    {
        if (jobs.All(job => job.IsStale(time.GetUtcNow())))
            return;
        var trying = TrySendAsync(jobs[0], id, render);
        var wait = SoonKnown;
        while (!await EndsWithinAsync(trying, wait))
        {
            foreach (var job in jobs)
                await MailboxOf(job).PutOffAsync(job.EffectId, time.GetUtcNow() + PutOffFor);
            wait = PutOffFor / 2;
        }
        var tried = await trying;
        foreach (var job in jobs)
            await TellAsync(MailboxOf(job), job.EffectId, tried);
    }

    /// <summary>
    /// An address that an earlier version accepted and this one does not, no server would accept. Any other failure
    /// here concerns this mail only, and the mail is tried again.
    /// </summary>
    private async Task<MailTry> TrySendAsync(MailJob job, string id, Func<MailSender, RenderedMail> render)
    {
        MailTry tried;
        try
        {
            tried = EmailAddress.Find(job.To) is { } to
                ? await transport.SendAsync(
                    MailTo(to, MailSender.Of(funds, job.Fund), id, render),
                    CancellationToken.None
                )
                : new MailTry.Refused();
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, id);
            tried = new MailTry.Failed(MailFault.Own);
        }
        Count(job.Kind, tried);
        return tried;
    }

    private void Count(MailKind kind, MailTry tried)
    {
        var (outcome, cause) = tried switch
        {
            MailTry.Sent => ("sent", "none"),
            MailTry.Refused => ("refused", "address"),
            MailTry.InDoubt => ("in_doubt", "none"),
            MailTry.PutOff => ("put_off", "busy"),
            MailTry.Failed(var fault) => ("deferred", ServiceMetrics.LabelOf(fault)),
            _ => (null, null),
        };
        if (outcome is not null && cause is not null)
            metrics.CountMail(kind, outcome, cause);
    }

    private OutgoingMail MailTo(EmailAddress to, MailSender sender, string id, Func<MailSender, RenderedMail> render)
    {
        var mail = render(sender);
        return new($"{id}@{identity.Domain}", sender.Name, to, mail.Subject, mail.Text, mail.Html);
    }

    private static async Task<bool> EndsWithinAsync(Task trying, TimeSpan wait)
    {
        try
        {
            await trying.WaitAsync(wait, TimeProvider.System);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static Task TellAsync(IOutbox mailbox, string effectId, MailTry tried) =>
        tried switch
        {
            MailTry.Sent => mailbox.SettleAsync(effectId, MailOutcome.Sent),
            MailTry.Refused => mailbox.SettleAsync(effectId, MailOutcome.Refused),
            MailTry.PutOff(var until) => mailbox.PutOffAsync(effectId, until),
            MailTry.InDoubt => mailbox.NoteDoubtAsync(effectId),
            MailTry.UnderWay => Task.CompletedTask,
            MailTry.Failed(var cause) => mailbox.DeferAsync(effectId, cause),
            _ => throw new UnreachableException($"Nobody tells of {tried.GetType().Name}."),
        };

    private IOutbox MailboxOf(MailJob job) => GrainFactory.GetGrain<IOutbox>(job.MailboxId);

    [LoggerMessage(1, LogLevel.Error, "Mail {EffectId} could not be made or handed over; it will be tried again")]
    private static partial void LogFailed(ILogger logger, Exception fault, string effectId);
}
