using System.Collections.Concurrent;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>What a failure means: for the mail, for those that come after it, and for operators.</summary>
internal sealed partial class SmtpTransport
{
    /// <summary>
    /// A cause is logged as a warning once in this time, however many mails it holds up; the metric counts them all.
    /// </summary>
    private static readonly TimeSpan ToldOnceIn = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<MailFault, DateTimeOffset> _toldAt = new();

    /// <summary>What a failure means for this mail, and for those that come after it.</summary>
    private MailTry Told(string messageId, SmtpFailure failure)
    {
        if (failure.InDoubt)
        {
            LogInDoubt(logger, messageId, failure.Said);
            return new MailTry.InDoubt();
        }
        var level = LevelOf(failure.Fault);
        if (failure.Fault == MailFault.Address)
            LogRefused(logger, messageId, failure.Said);
        else
            LogFailed(logger, level, messageId, failure.Fault, failure.Stage, failure.Said);
        return failure switch
        {
            { Fault: MailFault.Address } => new MailTry.Refused(),
            { Fault: MailFault.Busy } => Paused(messageId),
            { Stage: SmtpStage.Opening } => gate.Shut(failure.Fault),
            _ => new MailTry.Failed(failure.Fault),
        };
    }

    private MailTry Paused(string messageId)
    {
        pace.Slow();
        return gate.Pause(messageId);
    }

    private LogLevel LevelOf(MailFault fault)
    {
        var now = time.GetUtcNow();
        if (_toldAt.TryGetValue(fault, out var told) && now - told < ToldOnceIn)
            return LogLevel.Debug;
        _toldAt[fault] = now;
        return LogLevel.Warning;
    }
}
