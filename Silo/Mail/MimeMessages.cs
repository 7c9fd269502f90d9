using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

/// <summary>From a mail to what goes over the wire (RFC 5322), marked as automatic (RFC 3834).</summary>
internal sealed class MimeMessages(IOptions<MailOptions> options, TimeProvider time)
{
    private readonly EmailAddress _from = options.Value.Sender;

    public MimeMessage Of(OutgoingMail mail)
    {
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
        message.From.Add(Mailbox(mail.FromName, _from));
        message.To.Add(Mailbox(null, mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    /// <summary>
    /// Keeps the address as the service validated it: MimeKit's own check refuses addresses that exist, such as
    /// <c>jean.martin.@libre.example</c>.
    /// </summary>
    private static MailboxAddress Mailbox(string? name, EmailAddress address) =>
        Unchecked(Encoding.UTF8, name, $"{address.Local}@{address.AsciiDomain}", address.Local.Length);

    /// <summary>The constructor without checks that MimeKit's parser uses.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern MailboxAddress Unchecked(Encoding encoding, string? name, string address, int at);
}
