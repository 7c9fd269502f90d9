using System.Diagnostics;
using MailKit.Security;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

public sealed class SmtpTransportTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private SmtpSink _sink = null!;
    private SmtpSender _sender = null!;

    public async Task InitializeAsync()
    {
        _sink = await SmtpSink.StartAsync();
        _sender = SmtpSender.To(_sink, _time);
    }

    public async Task DisposeAsync()
    {
        _sender.Dispose();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_arrives_whole_and_marked_as_automatic()
    {
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync());

        var mail = Assert.Single(_sink.Received);
        Assert.Equal("ack.1@msa.example", mail.MessageId);
        Assert.Equal(
            ("MSA de Picardie", "ne-pas-repondre@msa.example"),
            (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address)
        );
        Assert.Equal("jean@membre.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal("Accusé de réception", mail.Subject);
        Assert.Equal("Bonjour à tous.", mail.TextBody?.Trim());
        Assert.Equal("<p>Bonjour à tous.</p>", mail.HtmlBody?.Trim());
        Assert.Equal(_time.GetUtcNow(), mail.Date);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Theory]
    [InlineData("jean.martin.@libre.example", "jean.martin.@libre.example")]
    [InlineData(".jean@libre.example", ".jean@libre.example")]
    [InlineData("jean..martin@libre.example", "jean..martin@libre.example")]
    [InlineData("o'neil+msa=1/2{x}@libre.example", "o'neil+msa=1/2{x}@libre.example")]
    [InlineData("\"jean martin\"@libre.example", "\"jean martin\"@libre.example")]
    [InlineData("jean@société.example", "jean@xn--socit-esab.example")]
    [InlineData("jéan@libre.example", "jéan@libre.example")]
    [InlineData("\u00a0jean@membre.example\u200b", "jean@membre.example")]
    public async Task An_address_goes_to_the_server_as_it_is(string address, string recipient)
    {
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync(address));
        Assert.Equal(
            $"RCPT TO:<{recipient}>",
            Assert.Single(_sink.Heard, heard => heard.StartsWith("RCPT", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Letters_that_a_server_can_not_take_before_the_at_wait_for_one_that_can()
    {
        _sink.Answer(new SmtpRule("EHLO", "250-sink.example\r\n250 SIZE 33554432"));
        Assert.Equal(new MailTry.Failed(MailFault.Protocol), await _sender.SendAsync("jéan@libre.example"));
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync("jean@société.example", "ack.2"));
    }

    [Fact]
    public async Task A_server_that_is_down_fails_at_once_and_is_used_again_when_it_is_back()
    {
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync());
        await _sink.DownAsync();
        Assert.Equal(new MailTry.Failed(MailFault.Network), await _sender.SendAsync());
        await _sink.UpAsync();
        Assert.Equal(new MailTry.Failed(MailFault.Network), await _sender.SendAsync());

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync());
        Assert.Equal(2, _sink.Received.Count);
    }

    [Fact]
    public async Task A_server_restarted_between_two_mails_is_not_noticed()
    {
        await _sender.SendAsync();
        await _sink.DownAsync();
        await _sink.UpAsync();
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync());
    }

    [Fact]
    public async Task A_server_that_hangs_fails_within_the_time_limit()
    {
        _sink.Pause();
        using var sender = new SmtpSender(_sink.Port, _time, options => options.Timeout = TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();

        Assert.Equal(new MailTry.Failed(MailFault.Network), await sender.SendAsync());

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        _sink.Resume();
    }

    [Theory]
    [InlineData(null, SecureSocketOptions.StartTlsWhenAvailable, 25)]
    [InlineData("", SecureSocketOptions.StartTlsWhenAvailable, 25)]
    [InlineData("msa", SecureSocketOptions.StartTls, 587)]
    public void Whoever_signs_in_insists_on_tls(string? user, SecureSocketOptions expected, int port)
    {
        var options = new MailOptions { Host = "smtp.example", User = user };
        Assert.Equal((expected, port), (options.SocketOptions, options.EffectivePort));
    }

    [Fact]
    public async Task Mails_at_the_same_time_each_arrive_once()
    {
        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(number => _sender.SendAsync($"membre-{number}@membre.example", $"ack.{number}"))
        );

        Assert.All(tries, tried => Assert.Equal(new MailTry.Sent(), tried));
        Assert.Equal(30, _sink.Received.Select(mail => mail.To.ToString()).Distinct().Count());
        Assert.Equal(30, _sink.Received.Count);
        Assert.InRange(_sink.Heard.Count(heard => heard == "connect"), 1, 10);
    }
}
