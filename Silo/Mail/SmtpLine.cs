using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace MsaOrleans.Silo.Mail;

/// <summary>A connection to the server, signed in, that mails go over one after the other.</summary>
internal sealed class SmtpLine : IDisposable
{
    private readonly Stages _stages;
    private readonly SmtpClient _client;

    /// <param name="longestWait">For any one answer of the server.</param>
    /// <param name="transcript">Hears what is said as well.</param>
    public SmtpLine(TimeSpan longestWait, IProtocolLogger? transcript = null)
    {
        _stages = new(transcript);
        _client = new(_stages) { Timeout = (int)longestWait.TotalMilliseconds };
    }

    /// <summary>How far the mail has come.</summary>
    public SmtpStage Stage => _stages.Reached;

    public bool IsConnected => _client.IsConnected;

    public DateTimeOffset LastUsed { get; set; }

    public async Task ConnectAsync(MailOptions mail, CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(mail.Host!, mail.EffectivePort, mail.SocketOptions, cancellationToken);
        if (mail.SignsIn)
            await _client.AuthenticateAsync(mail.User, mail.Password ?? "", cancellationToken);
    }

    /// <summary>Letters beyond ASCII before the @ need a server that has SMTPUTF8 (RFC 6531).</summary>
    public bool Takes(MimeMessage message) =>
        _client.Capabilities.HasFlag(SmtpCapabilities.UTF8)
        || message.To.Mailboxes.Concat(message.From.Mailboxes).All(mailbox => Ascii.IsValid(mailbox.Address));

    /// <param name="onWhole">Called as the mail's end is about to go out: from then on it may have arrived.</param>
    public Task SendAsync(MimeMessage message, Action onWhole, CancellationToken cancellationToken)
    {
        _stages.Reached = SmtpStage.Opening;
        foreach (var part in message.BodyParts.OfType<TextPart>())
            part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return _client.SendAsync(
            message,
            cancellationToken,
            new Progress(() =>
            {
                _stages.Reached = SmtpStage.End;
                onWhole();
            })
        );
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Follows the conversation by the commands that are sent.</summary>
    private sealed class Stages(IProtocolLogger? transcript) : IProtocolLogger
    {
        public SmtpStage Reached { get; set; }

        public IAuthenticationSecretDetector? AuthenticationSecretDetector
        {
            get;
            set
            {
                field = value;
                transcript?.AuthenticationSecretDetector = value;
            }
        }

        public void LogConnect(Uri uri) => transcript?.LogConnect(uri);

        public void LogClient(byte[] buffer, int offset, int count)
        {
            transcript?.LogClient(buffer, offset, count);
            var sent = buffer.AsSpan(offset, count);
            if (Reached < SmtpStage.Data)
                Reached =
                    sent.StartsWith("MAIL "u8) ? SmtpStage.Sender
                    : sent.StartsWith("RCPT "u8) ? SmtpStage.Recipient
                    : sent.StartsWith("DATA\r\n"u8) ? SmtpStage.Data
                    : Reached;
        }

        public void LogServer(byte[] buffer, int offset, int count) => transcript?.LogServer(buffer, offset, count);

        public void Dispose() { }
    }

    /// <summary>Calls back once when the whole text has been given to the connection.</summary>
    private sealed class Progress(Action onWhole) : ITransferProgress
    {
        private bool _told;

        public void Report(long bytesTransferred, long totalSize)
        {
            if (_told || bytesTransferred < totalSize)
                return;
            _told = true;
            onWhole();
        }

        public void Report(long bytesTransferred) { }
    }
}
