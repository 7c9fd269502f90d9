using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

internal sealed partial class SmtpTransport
{
    [LoggerMessage(
        1,
        LogLevel.Information,
        "The mail server answered {Said} to the address of {MessageId}, which is not tried again"
    )]
    private static partial void LogRefused(ILogger logger, string messageId, string said);

    [LoggerMessage(
        EventId = 2,
        Message = "Mail {MessageId} waits: {Fault}, the mail server answered {Said} at {Stage}"
    )]
    private static partial void LogFailed(
        ILogger logger,
        LogLevel level,
        string messageId,
        MailFault fault,
        SmtpStage stage,
        string said
    );

    [LoggerMessage(3, LogLevel.Debug, "The mail server closed a kept connection; connecting anew")]
    private static partial void LogReconnecting(ILogger logger);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "The mail server has the whole of {MessageId} and did not say whether it takes it ({Said}); it is "
            + "tried again later, and may arrive twice"
    )]
    private static partial void LogInDoubt(ILogger logger, string messageId, string said);
}
