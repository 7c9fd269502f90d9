using MsaOrleans.Identity;

namespace MsaOrleans.Mail;

/// <summary>Mails as admins see them: those that wait after a try, and those that were given up. Key 0.</summary>
[Alias("mail-desk")]
public interface IMailDesk : IGrainWithIntegerKey
{
    /// <summary>Mails in one answer.</summary>
    const int PageSize = 50;

    /// <summary>Those that wait, from the oldest on; or those given up, the last one first.</summary>
    /// <param name="after">Where the page before ended; null for the first one.</param>
    [Alias("list")]
    Task<Outcome<LateMailPage>> ListAsync(Actor actor, LateMailState state, string? after);

    /// <summary>
    /// Has a mail tried again at once, if it is still owed; asked twice, it is tried once.
    /// <see cref="RefusalCode.NotFound"/> when it is not in the list, or no longer.
    /// </summary>
    [Alias("retry")]
    Task<Outcome<MailRetry>> RetryAsync(Actor actor, string mailId);
}
