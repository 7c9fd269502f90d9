using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Mail;

/// <summary>How mails leave the service: by SMTP or into a pickup folder.</summary>
public interface IMailTransport
{
    /// <returns>What became of the try; no answer of a server is an exception. It takes at most as long as a server is
    /// given to answer a whole mail.</returns>
    Task<MailTry> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <param name="MessageId">Without angle brackets; the same for each try of one mail.</param>
/// <param name="FromName">The display name of the sender: the fund's name.</param>
public sealed record OutgoingMail(
    string MessageId,
    string FromName,
    EmailAddress To,
    string Subject,
    string Text,
    string Html
);
