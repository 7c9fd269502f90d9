using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mail;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>What a mail server says of us costs no member a mail, and what it says late costs nobody two.</summary>
public sealed class ServerFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Theory]
    [InlineData("RCPT", "554 5.7.1 Relay access denied")]
    [InlineData("RCPT", "450 4.2.0 Greylisted")]
    [InlineData("MAIL", "554 5.7.1 Sender refused")]
    [InlineData("end", "554 5.7.1 Spam message rejected")]
    [InlineData("end", "421 4.3.0 Later")]
    public async Task A_mail_refused_for_another_fault_than_its_addresss_leaves_once_that_is_mended(
        string at,
        string reply
    )
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule(at, reply));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "jean");
        await ToldAsync(silo, 1);
        sink.Answer();

        await silo.WakeAtAsync("jean", _clock.GetUtcNow().AddMinutes(2));
        await ToldAsync(silo, 2);

        Assert.Equal($"ack.{contact.Id}.1@msa.example", Assert.Single(sink.Received).MessageId);
        Assert.Empty((await silo.SeenByAgentAsync("jean", contact.Id)).UndeliveredMails!.Value);
    }

    [Fact]
    public async Task A_mail_whose_answer_comes_after_minutes_is_one_mail()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("end", "250 OK", Delay: 4));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        await SubmitAsync(silo, "jean");
        await Eventually.TrueAsync(() => Task.FromResult(sink.Heard.Contains("end")));
        for (var minute = 0; minute < 3; minute++)
            await silo.WakeAtAsync("jean", _clock.GetUtcNow().AddMinutes(1));
        await ToldAsync(silo, 1);

        Assert.Single(sink.Received);
        Assert.Single(sink.Heard, heard => heard == "end");
    }

    [Fact]
    public async Task A_mail_in_doubt_is_sent_again_after_much_longer_each_time()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("end", Close: true, Keep: true));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "jean");
        await ToldAsync(silo, 1);
        foreach (var (minutes, copies) in new[] { (1, 2), (8, 3), (64, 4) })
        {
            await silo.WakeAtAsync("jean", _clock.GetUtcNow().AddMinutes(minutes));
            await ToldAsync(silo, copies);
        }

        Assert.Equal(4, sink.Received.Count);
        Assert.Equal(
            $"ack.{contact.Id}.1@msa.example",
            Assert.Single(sink.Received.Select(mail => mail.MessageId).Distinct())
        );
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    /// <summary>Until the mailbox has been told so many times what became of a mail.</summary>
    private static Task ToldAsync(MailboxSilo silo, int times) =>
        Eventually.TrueAsync(() =>
            Task.FromResult(
                silo.Calls.Done(nameof(IOutbox.SettleAsync))
                    + silo.Calls.Done(nameof(IOutbox.DeferAsync))
                    + silo.Calls.Done(nameof(IOutbox.PutOffAsync))
                    + silo.Calls.Done(nameof(IOutbox.NoteDoubtAsync))
                    == times
            )
        );

    private static async Task<ContactView> SubmitAsync(MailboxSilo silo, string memberId) =>
        (await silo.Mailbox(memberId).SubmitAsync(MailboxSilo.Member(memberId), MailboxSilo.Request())).Accepted();
}
