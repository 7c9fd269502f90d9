using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Metrics;

namespace MsaOrleans.Grains.Audit;

/// <summary>
/// Verifies the whole trail at night, and tells operators by a metric and by a line for each fault. Whoever writes a
/// chain calls it into being.
/// </summary>
[GrainType("audit-watch")]
internal sealed partial class AuditWatchGrain(
    IAuditStore store,
    ServiceMetrics metrics,
    TimeProvider time,
    ILogger<AuditWatchGrain> logger
) : Grain, IAuditWatch, IRemindable
{
    private const string Nightly = "verify";

    private static readonly TimeSpan Period = TimeSpan.FromDays(1),
        Hour = TimeSpan.FromHours(3);

    /// <summary>For as long as a verification may take, the grain is not idle.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private Task _verifying = Task.CompletedTask;

    public async Task KeepAsync()
    {
        if (await this.GetReminder(Nightly) is null)
            await this.RegisterOrUpdateReminder(Nightly, UntilNight(time.GetUtcNow().TimeOfDay), Period);
    }

    /// <summary>Goes on after the tick has ended: a long trail takes longer than a call may.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_verifying.IsCompleted)
            _verifying = VerifyAsync();
        return Task.CompletedTask;
    }

    private async Task VerifyAsync()
    {
        DelayDeactivation(Longest);
        try
        {
            var findings = await new AuditVerifier(store).VerifyAsync();
            foreach (var (place, kind) in findings.Faults)
                LogFault(logger, place.Chain, place.Day, place.Seq, kind);
            metrics.TellAudit(findings.Faults.Count);
            LogVerified(logger, findings.Entries, findings.Days, findings.Faults.Count);
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault);
        }
    }

    /// <summary>03:00 UTC.</summary>
    private static TimeSpan UntilNight(TimeSpan now) => now < Hour ? Hour - now : Hour - now + Period;

    [LoggerMessage(1, LogLevel.Critical, "The audit trail is damaged: chain {Chain}, day {Day}, entry {Seq}: {Kind}")]
    private static partial void LogFault(
        ILogger logger,
        string chain,
        DateOnly day,
        long seq,
        Domain.AuditFaultKind kind
    );

    [LoggerMessage(
        2,
        LogLevel.Information,
        "The audit trail was verified: {Entries} entries, {Days} days of chains, {Faults} of them damaged"
    )]
    private static partial void LogVerified(ILogger logger, long entries, int days, int faults);

    [LoggerMessage(3, LogLevel.Error, "The audit trail could not be verified; the next try is in a day")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
