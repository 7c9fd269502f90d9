using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mail;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>An alert that could not leave is weighed again when it can.</summary>
public sealed class LateAlertTests : IDisposable
{
    private static readonly string[] Members = ["answered", "transferred", "waiting"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task A_server_that_comes_back_gets_alerts_of_what_is_still_owed_to_those_who_owe_it()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contacts = new Dictionary<string, string>();
        foreach (var member in Members)
            contacts[member] = (
                await silo.Mailbox(member).SubmitAsync(MailboxSilo.Member(member), MailboxSilo.Request())
            )
                .Accepted()
                .Id;
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.SettleAsync)) == 3));
        sink.Answer(new SmtpRule("RCPT", "451 4.3.0 Try again later", "echeance@"));
        await WakeAllAsync(silo, TimeSpan.FromHours(48));
        await AlertedAsync(silo, 3);
        await GatherAsync(silo);
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.PutOffAsync)) == 3));

        await silo.Mailbox("answered")
            .ReplyAsync(MailboxSilo.Agent, contacts["answered"], new(ReplyKind.Final, "Voici la réponse."));
        await silo.Mailbox("transferred")
            .TransferAsync(MailboxSilo.Agent, contacts["transferred"], new(MailboxSilo.Request().Topic, "gironde"));
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.PutOffAsync)) == 5));
        sink.Answer();
        await WakeAllAsync(silo, TimeSpan.FromMinutes(2), Members[1..]);
        await AlertedAsync(silo, 5);
        await GatherAsync(silo);
        await Eventually.TrueAsync(() => Task.FromResult(sink.Received.Count(IsAlert) == 2));

        var alerts = sink
            .Received.Where(IsAlert)
            .ToDictionary(mail => mail.To.Mailboxes.Single().Address!, mail => mail.TextBody!);
        Assert.Equal(
            ["echeance@gironde.msa.example", "echeance@picardie.msa.example"],
            alerts.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Contains(contacts["transferred"], alerts["echeance@gironde.msa.example"], StringComparison.Ordinal);
        Assert.Contains(contacts["waiting"], alerts["echeance@picardie.msa.example"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_given_while_an_alert_waits_for_others_keeps_it_from_leaving()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        foreach (var member in Members)
            await silo.Mailbox(member).SubmitAsync(MailboxSilo.Member(member), MailboxSilo.Request());
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.SettleAsync)) == 3));
        await WakeAllAsync(silo, TimeSpan.FromHours(48));
        await AlertedAsync(silo, 3);
        foreach (var member in Members[..2])
        {
            var contact = (await silo.Mailbox(member).ListAsync(MailboxSilo.Agent)).Accepted().Contacts[0].Id;
            await silo.Mailbox(member)
                .ReplyAsync(MailboxSilo.Agent, contact, new(ReplyKind.Final, "Voici la réponse."));
        }
        await GatherAsync(silo);
        await Eventually.TrueAsync(() =>
            Task.FromResult(
                silo.Transport.Tries.Any(mail => mail.MessageId.StartsWith("step.", StringComparison.Ordinal))
            )
        );

        Assert.DoesNotContain(
            silo.Transport.Tries,
            mail => mail.MessageId.StartsWith("digest.", StringComparison.Ordinal)
        );
        Assert.Single(silo.Transport.Tries, mail => mail.MessageId.StartsWith("step.", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private static bool IsAlert(MimeKit.MimeMessage mail) =>
        mail.MessageId!.StartsWith("step.", StringComparison.Ordinal);

    private Task WakeAllAsync(MailboxSilo silo, TimeSpan after, params string[] members) =>
        silo.WakeAtAsync(_clock.GetUtcNow() + after, members.Length == 0 ? Members : members);

    /// <summary>The minute passes in which alerts wait for each other.</summary>
    private async Task GatherAsync(MailboxSilo silo)
    {
        var asked = silo.Calls.Done(nameof(IOutbox.LeavingAsync));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.LeavingAsync)) > asked));
    }

    private static Task AlertedAsync(MailboxSilo silo, int escalations) =>
        Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IAlertDesk.AlertAsync)) == escalations));
}
