using Microsoft.Extensions.Logging;

namespace MsaOrleans.Grains.Mailboxes;

internal sealed partial class MailboxGrain
{
    [LoggerMessage(1, LogLevel.Warning, "An address of mailbox {MailboxId} was refused for {EffectId}")]
    private static partial void LogRefused(ILogger logger, string mailboxId, string effectId);
}
