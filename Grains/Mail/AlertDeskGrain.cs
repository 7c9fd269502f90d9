using Microsoft.Extensions.Options;

namespace MsaOrleans.Grains.Mail;

/// <summary>
/// Gathers what escalates in a fund within a short time, so that a bad hour is one mail and not a hundred.
/// It keeps nothing: should it go, the mailboxes hand over again what nobody settled.
/// </summary>
[GrainType("alert-desk")]
internal sealed class AlertDeskGrain(IOptions<AlertOptions> options, TimeProvider time) : Grain, IAlertDesk
{
    private readonly Dictionary<string, MailJob> _gathered = new(StringComparer.Ordinal);

    public Task AlertAsync(MailJob escalation)
    {
        if (_gathered.Count == 0)
            this.RegisterGrainTimer(SendAsync, new() { DueTime = options.Value.DigestWindow, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
        _gathered[escalation.EffectId] = escalation;
        return Task.CompletedTask;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var mailer = GrainFactory.GetGrain<IMailerGrain>(0);
        var leaving = _gathered.Values.Select(job => job with { HandedOverAt = time.GetUtcNow() }).ToLookup(job => job.To);
        _gathered.Clear();
        foreach (var jobs in leaving)
            await (jobs.Count() == 1 ? mailer.SendAsync(jobs.Single()) : mailer.SendDigestAsync(new([.. jobs.OrderBy(job => job.DueAt)])));
    }
}
