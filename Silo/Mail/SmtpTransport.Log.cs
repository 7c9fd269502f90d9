using MailKit.Net.Smtp;

namespace MsaOrleans.Silo.Mail;

internal sealed partial class SmtpTransport
{
    [LoggerMessage(1, LogLevel.Warning, "The mail server answered {Status} ({Error}) to {MessageId}")]
    private static partial void LogRefused(ILogger logger, string messageId, SmtpStatusCode status, SmtpErrorCode error);

    [LoggerMessage(2, LogLevel.Warning, "The mail server could not be used for {MessageId}: {Failure}")]
    private static partial void LogFailed(ILogger logger, string messageId, string failure);

    [LoggerMessage(3, LogLevel.Debug, "The mail server closed a kept connection; connecting anew")]
    private static partial void LogReconnecting(ILogger logger);
}
