using System.Diagnostics;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Silo.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

public sealed class SmtpTransportTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private SmtpSink _sink = null!;
    private SmtpTransport _transport = null!;

    public async Task InitializeAsync()
    {
        _sink = await SmtpSink.StartAsync();
        _transport = Transport();
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_arrives_whole_and_marked_as_automatic()
    {
        Assert.Equal(MailOutcome.Sent, await SendAsync());

        var mail = Assert.Single(_sink.Received);
        Assert.Equal("ack.1@msa.example", mail.MessageId);
        Assert.Equal(("MSA de Picardie", "ne-pas-repondre@msa.example"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal("jean@membre.example", mail.To.Mailboxes.Single().Address);
        Assert.Equal("Accusé de réception", mail.Subject);
        Assert.Equal("Bonjour à tous.", mail.TextBody?.Trim());
        Assert.Equal("<p>Bonjour à tous.</p>", mail.HtmlBody?.Trim());
        Assert.Equal(_time.GetUtcNow(), mail.Date);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Theory]
    [InlineData("refused@membre.example", MailOutcome.Refused)]
    [InlineData("content@membre.example", MailOutcome.Refused)]
    [InlineData("busy@membre.example", MailOutcome.Deferred)]
    [InlineData("pas une adresse", MailOutcome.Refused)]
    [InlineData("a@membre.example\r\nBcc: b@membre.example", MailOutcome.Refused)]
    public async Task The_servers_answer_decides_what_becomes_of_a_mail(string address, MailOutcome outcome)
    {
        Assert.Equal(outcome, await SendAsync(address));
        Assert.Equal(MailOutcome.Sent, await SendAsync());
        Assert.Single(_sink.Received);
    }

    [Fact]
    public async Task A_sender_that_is_refused_is_ours_to_mend_and_the_mail_waits()
    {
        using var transport = Transport(options => options.From = "badsender@msa.example");
        Assert.Equal(MailOutcome.Deferred, await transport.SendAsync(Mail("jean@membre.example"), default));
    }

    [Fact]
    public async Task A_server_that_is_down_defers_at_once_and_is_used_again_when_it_is_back()
    {
        Assert.Equal(MailOutcome.Sent, await SendAsync());
        await _sink.DownAsync();
        Assert.Equal(MailOutcome.Deferred, await SendAsync());
        await _sink.UpAsync();
        Assert.Equal(MailOutcome.Deferred, await SendAsync());

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(MailOutcome.Sent, await SendAsync());
        Assert.Equal(2, _sink.Received.Count);
    }

    [Fact]
    public async Task A_server_restarted_between_two_mails_is_not_noticed()
    {
        await SendAsync();
        await _sink.DownAsync();
        await _sink.UpAsync();
        Assert.Equal(MailOutcome.Sent, await SendAsync());
    }

    [Fact]
    public async Task A_server_that_hangs_defers_within_the_time_limit()
    {
        _sink.Pause();
        using var transport = Transport(options => options.Timeout = TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();

        Assert.Equal(MailOutcome.Deferred, await transport.SendAsync(Mail("jean@membre.example"), default));

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
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SendAsync($"membre-{number}@membre.example")));

        Assert.All(outcomes, outcome => Assert.Equal(MailOutcome.Sent, outcome));
        Assert.Equal(20, _sink.Received.Select(mail => mail.To.ToString()).Distinct().Count());
        Assert.Equal(20, _sink.Received.Count);
    }

    private static OutgoingMail Mail(string to) =>
        new("ack.1@msa.example", "MSA de Picardie", to, "Accusé de réception", "Bonjour à tous.", "<p>Bonjour à tous.</p>");

    private Task<MailOutcome> SendAsync(string to = "jean@membre.example") => _transport.SendAsync(Mail(to), default);

    private SmtpTransport Transport(Action<MailOptions>? configure = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = _sink.Port, Security = MailSecurity.None };
        configure?.Invoke(options);
        var wrapped = Options.Create(options);
        return new(new MimeMessages(wrapped, _time), wrapped, _time, NullLogger<SmtpTransport>.Instance);
    }
}
