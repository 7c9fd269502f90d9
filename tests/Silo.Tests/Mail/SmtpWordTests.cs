using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>From the end of its text until the server's word nobody knows what became of a mail.</summary>
public sealed class SmtpWordTests : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private SmtpSink _sink = null!;

    public async Task InitializeAsync() => _sink = await SmtpSink.StartAsync();

    public Task DisposeAsync() => _sink.DisposeAsync().AsTask();

    [Fact]
    public async Task A_server_may_take_longer_to_answer_a_whole_mail_than_a_try_may_last()
    {
        using var sender = new SmtpSender(_sink.Port, _time, options => options.Timeout = Short);
        _sink.Answer(new SmtpRule("end", "250 OK", Delay: 5));

        Assert.Equal(new MailTry.Sent(), await sender.SendAsync());
        Assert.Single(_sink.Received);
    }

    [Fact]
    public async Task The_same_mail_is_not_sent_beside_itself()
    {
        using var sender = new SmtpSender(_sink.Port, _time);
        _sink.Answer(new SmtpRule("end", "250 OK", Delay: 2));
        var first = sender.SendAsync();

        Assert.Equal(new MailTry.UnderWay(), await sender.SendAsync());

        Assert.Equal(new MailTry.Sent(), await first);
        Assert.Single(_sink.Received);
    }

    [Fact]
    public async Task Mails_whose_answer_is_long_in_coming_hold_up_no_others()
    {
        using var sender = new SmtpSender(
            _sink.Port,
            _time,
            options => (options.Timeout, options.Connections) = (Short, 2)
        );
        _sink.Answer(new SmtpRule("end", "250 OK", "slow", Delay: 60));
        var slow = Enumerable
            .Range(0, 6)
            .Select(number => sender.SendAsync($"slow-{number}@membre.example", $"ack.{number}"))
            .ToList();
        await Eventually.TrueAsync(
            () => Task.FromResult(_sink.Heard.Count(heard => heard == "end") == 6),
            TimeSpan.FromSeconds(30)
        );

        Assert.Equal(new MailTry.Sent(), await sender.SendAsync("jean@membre.example", "ack.quick"));

        Assert.All(slow, trying => Assert.False(trying.IsCompleted));
        await _sink.DownAsync();
        Assert.All(await Task.WhenAll(slow), tried => Assert.Equal(new MailTry.InDoubt(), tried));
    }

    [Fact]
    public async Task A_server_that_never_answers_leaves_the_mail_in_doubt_and_stays_open_to_others()
    {
        using var sender = new SmtpSender(_sink.Port, _time, options => options.AnswerTimeout = Short);
        _sink.Answer(new SmtpRule("end", "250 OK", "slow", Delay: 60));

        Assert.Equal(new MailTry.InDoubt(), await sender.SendAsync("slow@membre.example"));
        Assert.Equal(new MailTry.Sent(), await sender.SendAsync("jean@membre.example", "ack.2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_lost_after_the_last_dot_leaves_the_mail_in_doubt_and_is_not_repeated_at_once(
        bool kept
    )
    {
        using var sender = new SmtpSender(_sink.Port, _time);
        if (kept)
            await sender.SendAsync(id: "ack.before");
        _sink.Answer(new SmtpRule("end", Close: true, Keep: true));

        Assert.Equal(new MailTry.InDoubt(), await sender.SendAsync());
        Assert.Single(_sink.Received, mail => mail.MessageId == "ack.1@msa.example");
    }

    [Fact]
    public async Task A_connection_lost_within_the_text_fails_as_nothing_has_arrived()
    {
        using var sender = new SmtpSender(_sink.Port, _time);
        _sink.Answer(new SmtpRule("text", Close: true));

        var tried = await sender.SendAsync(text: string.Concat(Enumerable.Repeat("Bonjour à tous. ", 400_000)));

        Assert.Equal(new MailTry.Failed(MailFault.Network), tried);
        _sink.Answer();
        Assert.Equal(new MailTry.Sent(), await sender.SendAsync());
    }
}
