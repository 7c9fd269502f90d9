using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>Who is at fault decides what becomes of a mail: only an address's own fault is final.</summary>
public sealed class SmtpAnswerTests : IAsyncLifetime
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

    [Theory]
    [InlineData("RCPT", "550 5.1.1 User unknown")]
    [InlineData("RCPT", "550 5.1.2 Host unknown")]
    [InlineData("RCPT", "501 5.1.3 Bad recipient address syntax")]
    [InlineData("RCPT", "551 5.1.6 Mailbox has moved")]
    [InlineData("RCPT", "556 5.1.10 Recipient address has null MX")]
    [InlineData("RCPT", "550 5.2.1 Mailbox disabled")]
    [InlineData("RCPT", "550-5.1.1 The email account does not exist.\r\n550 5.1.1 Try again never.")]
    [InlineData("RCPT", "550 No such user here")]
    [InlineData("RCPT", "550 <jean@membre.example>: Recipient address unknown")]
    [InlineData("RCPT", "553 sorry, no mailbox here by that name (#5.1.1)")]
    [InlineData("RCPT", "551 User not local")]
    [InlineData("DATA", "550 5.1.1 User unknown")]
    [InlineData("end", "550 5.1.1 User unknown")]
    [InlineData("end", "550 5.2.1 Mailbox disabled")]
    public async Task A_refusal_for_the_addresss_sake_is_final(string at, string reply)
    {
        _sink.Answer(new SmtpRule(at, reply));
        Assert.Equal(new MailTry.Refused(), await _sender.SendAsync());
        await OthersLeaveAsync();
    }

    [Theory]
    [InlineData("RCPT", "554 5.7.1 Relay access denied", MailFault.Policy)]
    [InlineData("RCPT", "550 5.7.26 Unauthenticated mail is not accepted", MailFault.Policy)]
    [InlineData("RCPT", "550 5.7.1 User unknown to our block list", MailFault.Policy)]
    [InlineData("RCPT", "554 Transaction failed", MailFault.Policy)]
    [InlineData("RCPT", "550 Mailbox unavailable", MailFault.Policy)]
    [InlineData("RCPT", "550 Unknown client host, access denied", MailFault.Policy)]
    [InlineData("RCPT", "550 relay not permitted: no such user", MailFault.Policy)]
    [InlineData("RCPT", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", MailFault.Policy)]
    [InlineData("RCPT", "550 5.1.7 Bad sender's mailbox address", MailFault.Sender)]
    [InlineData("RCPT", "550 5.1.8 Bad sender's system address", MailFault.Sender)]
    [InlineData("RCPT", "550 5.1.0 Address rejected", MailFault.Mailbox)]
    [InlineData("RCPT", "552 5.2.2 Mailbox full", MailFault.Mailbox)]
    [InlineData("RCPT", "552 Quota exceeded", MailFault.Mailbox)]
    [InlineData("RCPT", "450 4.2.0 Greylisted", MailFault.Mailbox)]
    [InlineData("RCPT", "451 Please try again later", MailFault.Mailbox)]
    [InlineData("RCPT", "450 4.1.1 Unverified address", MailFault.Mailbox)]
    [InlineData("RCPT", "550 4.1.1 User unknown", MailFault.Mailbox)]
    [InlineData("RCPT", "554 5.3.2 System not accepting messages", MailFault.Route)]
    [InlineData("RCPT", "550 5.4.1 Recipient address rejected: Access denied", MailFault.Route)]
    [InlineData("RCPT", "550 5.4.4 Unable to route", MailFault.Route)]
    [InlineData("RCPT", "503 5.5.1 Bad sequence", MailFault.Protocol)]
    [InlineData("RCPT", "501 Syntax error", MailFault.Protocol)]
    [InlineData("MAIL", "554 5.7.1 Sender refused", MailFault.Policy)]
    [InlineData("MAIL", "550 5.1.1 User unknown", MailFault.Sender)]
    [InlineData("MAIL", "553 5.1.8 Domain of sender does not exist", MailFault.Sender)]
    [InlineData("MAIL", "550 No such user", MailFault.Sender)]
    [InlineData("DATA", "554 5.5.1 No valid recipients", MailFault.Protocol)]
    [InlineData("end", "554 5.7.1 Spam message rejected", MailFault.Policy)]
    [InlineData("end", "554 5.6.0 Content refused", MailFault.Content)]
    [InlineData("end", "552 5.3.4 Message too big", MailFault.Route)]
    [InlineData("end", "554 Transaction failed", MailFault.Content)]
    [InlineData("end", "550 No such user", MailFault.Content)]
    public async Task Any_other_refusal_waits_and_holds_up_nobody_else(string at, string reply, MailFault fault)
    {
        _sink.Answer(new SmtpRule(at, reply));
        Assert.Equal(new MailTry.Failed(fault), await _sender.SendAsync());
        await OthersLeaveAsync();
    }

    [Theory]
    [InlineData("connect", "421 4.7.0 Too many connections")]
    [InlineData("EHLO", "421 Closing")]
    [InlineData("MAIL", "421 4.3.2 Shutting down")]
    [InlineData("MAIL", "451 4.7.1 Rate limited")]
    [InlineData("MAIL", "452 4.3.1 Insufficient system storage")]
    [InlineData("RCPT", "421 4.7.28 Too fast")]
    [InlineData("RCPT", "452 4.5.3 Too many recipients")]
    [InlineData("DATA", "421 4.3.0 Later")]
    [InlineData("end", "421 4.3.0 Later")]
    [InlineData("end", "451 Local error in processing")]
    public async Task A_busy_server_gets_a_pause_that_costs_no_try(string at, string reply)
    {
        _sink.Answer(new SmtpRule(at, reply));
        var before = _time.GetUtcNow();
        var until = Assert.IsType<MailTry.PutOff>(await _sender.SendAsync()).Until;
        Assert.InRange(until - before, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15));
        var heard = _sink.Heard.Count;
        Assert.IsType<MailTry.PutOff>(await _sender.SendAsync(id: "ack.2"));
        Assert.Equal(heard, _sink.Heard.Count);

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<MailTry.PutOff>(await _sender.SendAsync());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<MailTry.PutOff>(await _sender.SendAsync());

        _time.Advance(TimeSpan.FromSeconds(5));
        await OthersLeaveAsync();
    }

    [Theory]
    [InlineData("connect", "554 5.7.1 No service for you", MailFault.Policy)]
    [InlineData("EHLO", "550 Who are you", MailFault.Policy)]
    public async Task A_server_that_turns_us_away_at_the_door_is_left_alone_for_a_while(
        string at,
        string reply,
        MailFault fault
    )
    {
        _sink.Answer(new SmtpRule(at, reply));
        Assert.Equal(new MailTry.Failed(fault), await _sender.SendAsync());
        var heard = _sink.Heard.Count;
        Assert.Equal(new MailTry.Failed(fault), await _sender.SendAsync(id: "ack.2"));
        Assert.Equal(heard, _sink.Heard.Count);

        _time.Advance(TimeSpan.FromSeconds(5));
        await OthersLeaveAsync();
    }

    [Fact]
    public async Task A_kept_connection_that_says_421_is_an_old_one_and_a_new_one_is_tried()
    {
        await _sender.SendAsync();
        _sink.Answer(new SmtpRule("MAIL", "421 4.4.2 Idle for too long"));
        var sending = _sender.SendAsync(id: "ack.2");
        Assert.IsType<MailTry.PutOff>(await sending);
        Assert.Equal(2, _sink.Heard.Count(heard => heard == "connect"));
    }

    private async Task OthersLeaveAsync()
    {
        _sink.Answer();
        Assert.Equal(new MailTry.Sent(), await _sender.SendAsync("lucie@membre.example", "ack.other"));
        Assert.Equal("ack.other@msa.example", Assert.Single(_sink.Received).MessageId);
    }
}
