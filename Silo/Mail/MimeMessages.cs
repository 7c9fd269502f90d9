using Microsoft.Extensions.Options;
using MimeKit;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>From a mail to what goes over the wire (RFC 5322), marked as automatic (RFC 3834).</summary>
internal sealed class MimeMessages(IOptions<MailOptions> options, TimeProvider time)
{
    /// <summary>Null when the address is none.</summary>
    public MimeMessage? Of(OutgoingMail mail)
    {
        if (!MailboxAddress.TryParse(mail.To, out var to) || to.Domain.Length == 0)
            return null;
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = time.GetUtcNow(),
            Subject = mail.Subject,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = mail.Text },
                new TextPart("html") { Text = mail.Html },
            },
        };
        message.From.Add(new MailboxAddress(mail.FromName, options.Value.From));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
