using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>What fails before any mail is the server's or ours, and never an address's.</summary>
public sealed class SmtpDoorTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_server_without_tls_is_not_talked_to_where_tls_is_asked_for()
    {
        await using var sink = await SmtpSink.StartAsync();
        using var sender = new SmtpSender(sink.Port, _time, options => options.Security = MailSecurity.StartTls);
        Assert.Equal(new MailTry.Failed(MailFault.Tls), await sender.SendAsync());
        Assert.DoesNotContain(sink.Heard, heard => heard.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var sink = await SmtpSink.StartAsync(WithCertificate);
        using var sender = new SmtpSender(sink.Port, _time, options => options.Security = MailSecurity.StartTls);
        Assert.Equal(new MailTry.Failed(MailFault.Tls), await sender.SendAsync());
        Assert.DoesNotContain(sink.Heard, heard => heard.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tls_refused_for_now_is_a_busy_server()
    {
        await using var sink = await SmtpSink.StartAsync(WithCertificate);
        sink.Answer(new SmtpRule("STARTTLS", "454 4.7.0 TLS not available for now"));
        using var sender = new SmtpSender(sink.Port, _time, options => options.Security = MailSecurity.StartTls);
        Assert.IsType<MailTry.PutOff>(await sender.SendAsync());
    }

    [Fact]
    public async Task A_server_that_wants_a_sign_in_which_it_does_not_get_keeps_mails_waiting()
    {
        await using var sink = await SmtpSink.StartAsync(folder => File.WriteAllText(Path.Combine(folder, "auth"), ""));
        using var sender = new SmtpSender(sink.Port, _time);
        Assert.Equal(new MailTry.Failed(MailFault.SignIn), await sender.SendAsync());
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("EHLO")]
    public async Task A_connection_closed_at_the_door_fails(string at)
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule(at, Close: true));
        using var sender = new SmtpSender(sink.Port, _time);
        Assert.Equal(new MailTry.Failed(MailFault.Network), await sender.SendAsync());
    }

    private static void WithCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        File.WriteAllText(
            Path.Combine(folder, "tls.pem"),
            certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()
        );
    }
}
