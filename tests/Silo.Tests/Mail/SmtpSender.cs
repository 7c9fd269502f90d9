using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>The product's SMTP transport, put together as the silo does.</summary>
internal sealed class SmtpSender : IDisposable
{
    private readonly ApplicationLifetime _process = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly SmtpLines _lines;
    private readonly SmtpTransport _transport;

    public SmtpSender(int port, TimeProvider time, Action<MailOptions>? configure = null)
    {
        var chosen = new MailOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Security = MailSecurity.None,
        };
        configure?.Invoke(chosen);
        var options = Options.Create(chosen);
        _lines = new(options, time);
        _transport = new(
            new MimeMessages(options, time),
            _lines,
            new MailGate(time),
            new MailPace(options),
            options,
            _process,
            time,
            NullLogger<SmtpTransport>.Instance
        );
    }

    public static SmtpSender To(SmtpSink sink, TimeProvider time) => new(sink.Port, time);

    public Task<MailTry> SendAsync(
        string to = "jean@membre.example",
        string id = "ack.1",
        string text = "Bonjour à tous."
    ) =>
        _transport.SendAsync(
            new(
                $"{id}@msa.example",
                "MSA de Picardie",
                EmailAddress.Find(to)!,
                "Accusé de réception",
                text,
                $"<p>{text}</p>"
            ),
            default
        );

    /// <summary>As when the process is asked to end.</summary>
    public void Stop() => _process.StopApplication();

    public void Dispose() => _lines.Dispose();
}
