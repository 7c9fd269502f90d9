using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MsaOrleans.Grains.Mail;

/// <summary>
/// Gathers the alerts of a fund over a short time and sends them in one mail. Before it sends, it asks the mailboxes
/// which alerts are still owed. It stores nothing: if it ends, the mailboxes hand over again what was not settled.
/// </summary>
[GrainType("alert-desk")]
internal sealed partial class AlertDeskGrain(IOptions<AlertOptions> options, ILogger<AlertDeskGrain> logger)
    : Grain,
        IAlertDesk
{
    /// <summary>How many mailboxes are asked at one time.</summary>
    private const int AskedAtOnce = 100;

    private readonly Dictionary<string, MailJob> _gathered = new(StringComparer.Ordinal);

    public Task AlertAsync(MailJob escalation)
    {
        if (_gathered.Count == 0)
            this.RegisterGrainTimer(
                SendAsync,
                new()
                {
                    DueTime = options.Value.DigestWindow,
                    Period = Timeout.InfiniteTimeSpan,
                    KeepAlive = true,
                }
            );
        _gathered[escalation.EffectId] = escalation;
        return Task.CompletedTask;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var gathered = _gathered.Values.ToList();
        _gathered.Clear();
        var leaving = new List<MailJob>();
        foreach (var asked in gathered.Chunk(AskedAtOnce))
            leaving.AddRange((await Task.WhenAll(asked.Select(AskAsync))).OfType<MailJob>());
        var mailer = GrainFactory.GetGrain<IMailerGrain>(0);
        foreach (var jobs in leaving.ToLookup(job => (job.Fund, job.To)))
            await (
                jobs.Count() == 1
                    ? mailer.SendAsync(jobs.Single())
                    : mailer.SendDigestAsync(new([.. jobs.OrderBy(job => job.DueAt)]))
            );
    }

    /// <summary>A mailbox that fails to answer delays no other; it hands its alert over again.</summary>
    private async Task<MailJob?> AskAsync(MailJob job)
    {
        try
        {
            return await GrainFactory.GetGrain<IOutbox>(job.MailboxId).LeavingAsync(job.EffectId);
        }
        catch (Exception fault)
        {
            LogUnasked(logger, fault, job.EffectId);
            return null;
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Alert {EffectId} stays behind: its mailbox did not say whether it is still owed"
    )]
    private static partial void LogUnasked(ILogger logger, Exception fault, string effectId);
}
