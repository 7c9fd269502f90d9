using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mail;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>What a mailbox owes leaves sooner or later, whatever the mail server does.</summary>
public sealed class OutboxTests : IDisposable
{
    /// <summary>A mail that waits is tried again within this time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(17);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task An_acknowledgement_waits_for_a_server_that_is_down_and_leaves_once_when_it_is_back()
    {
        await using var sink = await SmtpSink.StartAsync();
        await sink.DownAsync();
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "down");
        var messageId = $"ack.{contact.Id}.1@msa.example";
        for (var tries = 1; tries <= 4; tries++)
        {
            await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.DeferAsync)) == tries));
            await Eventually.TrueAsync(() => Task.FromResult(silo.Gauge("msa.outbox.mailboxes") == 1));
            Assert.Equal(
                (_clock.GetUtcNow() - contact.CreatedAt).TotalSeconds,
                silo.Gauge("msa.outbox.age"),
                tolerance: 60
            );
            if (tries == 4)
                await sink.UpAsync();
            await silo.WakeAtAsync("down", _clock.GetUtcNow() + LongestWait);
        }
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.SettleAsync)) == 1));
        await Eventually.TrueAsync(() => Task.FromResult(silo.Gauge("msa.outbox.mailboxes") == 0));
        await silo.WakeAtAsync("down", contact.DueAt);

        var failed = new MailTry.Failed(MailFault.Network);
        Assert.Equal(
            [failed, failed, failed, failed, new MailTry.Sent()],
            silo.Transport.Tries.Where(sent => sent.MessageId == messageId).Select(sent => sent.Outcome)
        );
        Assert.Single(sink.Received, mail => mail.MessageId == messageId);
    }

    [Fact]
    public async Task A_mail_that_has_left_costs_no_second_write_and_leaves_once_though_the_process_dies()
    {
        ContactView contact;
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            contact = await SubmitAsync(first, "sent");
            await Eventually.TrueAsync(() => Task.FromResult(first.Calls.Done(nameof(IOutbox.SettleAsync)) == 1));
            await first.KillAsync();
        }
        Assert.Equal(1, await CountAsync("SELECT Version FROM OrleansStorage WHERE GrainTypeString = 'mailbox'"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM receipt"));

        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        await second.WakeAtAsync("sent", contact.DueAt);
        await Eventually.TrueAsync(async () => await CountAsync("SELECT COUNT(*) FROM receipt") == 0);

        Assert.DoesNotContain(second.Transport.Tries, mail => mail.MessageId == $"ack.{contact.Id}.1@msa.example");
    }

    [Fact]
    public async Task A_server_that_hangs_wakes_the_mailbox_once_a_minute_and_no_oftener()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Pause();
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        await SubmitAsync(silo, "hangs");
        await silo.WakeAtAsync("hangs", _clock.GetUtcNow().AddMinutes(1));
        await _watch.ArmedAsync(silo.Mailbox("hangs"));

        _clock.Advance(TimeSpan.FromSeconds(30));
        await silo.WakeAtAsync("hangs", _clock.GetUtcNow().AddSeconds(30));
        await _watch.TickedAsync(silo.Mailbox("hangs"), 2);

        Assert.Equal(2, _watch.Ticks(silo.Mailbox("hangs")));
        sink.Resume();
    }

    [Fact]
    public async Task An_address_that_is_refused_is_recorded_and_tried_no_more()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "refused");

        await Eventually.TrueAsync(async () =>
            !(await silo.SeenByAgentAsync("refused", contact.Id)).UndeliveredMails!.Value.IsEmpty
        );
        await silo.WakeAtAsync("refused", contact.DueAt);

        Assert.Equal(
            "acknowledgement",
            Assert.Single((await silo.SeenByAgentAsync("refused", contact.Id)).UndeliveredMails!.Value).Mail
        );
        Assert.DoesNotContain(
            sink.Received,
            mail => mail.To.ToString().StartsWith("refused", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_procuration_reaches_the_proxys_own_mailbox_and_its_revocation_too()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var (odile, lucie) = (silo.Mailbox("odile"), silo.Mailbox("lucie"));
        await odile.GrantProxyAsync(MailboxSilo.Member("odile"), "lucie", new("Lucie", null, null, null));
        await Eventually.TrueAsync(async () => !(await lucie.ListHeldAsync()).IsEmpty);
        var held = Assert.Single(await lucie.ListHeldAsync());
        Assert.Equal(("odile", Profile.Particulier), (held.MemberId, held.Profile));

        await odile.RevokeProxyAsync(MailboxSilo.Member("odile"), "lucie");
        await Eventually.TrueAsync(async () => (await lucie.ListHeldAsync()).IsEmpty);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private async Task<long> CountAsync(string query)
    {
        await using var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False");
        return await database.ExecuteScalarAsync<long>(query);
    }

    private static async Task<ContactView> SubmitAsync(MailboxSilo silo, string memberId) =>
        (await silo.Mailbox(memberId).SubmitAsync(MailboxSilo.Member(memberId), MailboxSilo.Request())).Accepted();
}
