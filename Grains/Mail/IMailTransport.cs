using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mail;

/// <summary>How mails leave the system: SMTP or a pickup folder.</summary>
public interface IMailTransport
{
    /// <returns>Never an exception for what a server may answer. It may take as long as a server is given to answer a
    /// whole mail.</returns>
    Task<MailTry> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="MessageId">Without angle brackets; the same for each try of one mail.</param>
/// <param name="FromName">Display name: the fund's.</param>
public sealed record OutgoingMail(
    string MessageId,
    string FromName,
    EmailAddress To,
    string Subject,
    string Text,
    string Html
);
