using Microsoft.Extensions.Time.Testing;
using MimeKit;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Mail;

/// <summary>Escalations of a fund that come together leave together.</summary>
public sealed class DigestTests : IDisposable
{
    private static readonly string[] Members = ["a", "b", "c", "d", "e"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task Steps_of_one_fund_within_a_minute_are_one_mail_to_each_address()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        foreach (var member in Members)
            await silo.Mailbox(member).SubmitAsync(MailboxSilo.Member(member), MailboxSilo.Request());
        await SettledAsync(silo, Members.Length);
        await WakeAllAsync(silo, TimeSpan.FromHours(48));
        await AlertedAsync(silo, Members.Length);
        Assert.Equal(Members.Length, silo.Transport.Tries.Count);

        await WakeAllAsync(silo, TimeSpan.FromMinutes(1));
        await SettledAsync(silo, 2 * Members.Length);

        Assert.DoesNotContain(
            silo.Transport.Tries,
            mail => mail.MessageId.StartsWith("step.", StringComparison.Ordinal)
        );
        var digests = Directory
            .GetFiles(_folder.File("mail"), "*.eml")
            .Select(file => MimeMessage.Load(file))
            .Where(mail => mail.MessageId!.StartsWith("digest.", StringComparison.Ordinal))
            .ToDictionary(mail => mail.To.Mailboxes.Single().Address!);
        Assert.Equal("echeance@picardie.msa.example", Assert.Single(digests.Keys));
        Assert.Equal(
            "MSA de Picardie : 5 demandes sans réponse, niveau 2 au plus",
            digests["echeance@picardie.msa.example"].Subject
        );
        foreach (var member in Members)
        {
            var id = (await silo.Mailbox(member).ListAsync(MailboxSilo.Agent)).Accepted().Contacts[0].Id;
            Assert.All(digests.Values, digest => Assert.Contains(id, digest.TextBody, StringComparison.Ordinal));
            Assert.All(digests.Values, digest => Assert.Contains(id, digest.HtmlBody, StringComparison.Ordinal));
        }

        await WakeAllAsync(silo, TimeSpan.FromHours(24));
        await AlertedAsync(silo, 2 * Members.Length);
        await WakeAllAsync(silo, TimeSpan.FromMinutes(1));
        await SettledAsync(silo, 3 * Members.Length);
        Assert.Equal(Members.Length + 2, silo.Transport.Tries.Count);
    }

    [Fact]
    public async Task A_step_alone_is_a_mail_of_its_own()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        await silo.Mailbox("alone").SubmitAsync(MailboxSilo.Member("alone"), MailboxSilo.Request());
        await SettledAsync(silo, 1);
        await silo.WakeAtAsync("alone", _clock.GetUtcNow().AddHours(48));
        await AlertedAsync(silo, 1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SettledAsync(silo, 2);

        Assert.Single(silo.Transport.Tries, mail => mail.MessageId.StartsWith("step.", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private Task WakeAllAsync(MailboxSilo silo, TimeSpan after) =>
        silo.WakeAtAsync(_clock.GetUtcNow() + after, Members);

    private static Task AlertedAsync(MailboxSilo silo, int escalations) =>
        Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IAlertDesk.AlertAsync)) == escalations));

    private static Task SettledAsync(MailboxSilo silo, int effects) =>
        Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Done(nameof(IOutbox.SettleAsync)) == effects));
}
