using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Identity;
using MsaOrleans.Mail;
using MsaOrleans.Mailboxes;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mail;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>Admins see what did not leave and why, and have it tried again.</summary>
public sealed class LateMailTests : IDisposable
{
    private static readonly Actor Admin = new("admin-1", Role.Admin, "Admin");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task A_mail_that_a_server_refuses_waits_in_the_list_with_its_cause_until_a_retry_after_the_mend()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("RCPT", "554 5.7.1 Relay access denied"));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "jean");
        var late = await ListedAsync(silo, LateMailState.Waiting);
        Assert.Equal(
            new LateMail(
                late.Id,
                LateMailState.Waiting,
                "acknowledgement",
                "picardie",
                "jean",
                contact.Id,
                "membre.example",
                MailFault.Policy,
                1,
                contact.CreatedAt,
                contact.CreatedAt.AddMinutes(1),
                null
            ),
            late
        );
        Assert.Equal(RefusalCode.Forbidden, (await silo.Mails.RetryAsync(MailboxSilo.Agent, late.Id)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await silo.Mails.RetryAsync(Admin, "unknown")).Refusal?.Code);
        var before = silo.Transport.Tries.Count;

        var still = (await silo.Mails.RetryAsync(Admin, late.Id)).Accepted();
        Assert.Equal(new MailRetry(late.Id, "jean", contact.Id, MailRetryOutcome.Queued, _clock.GetUtcNow()), still);
        await Eventually.TrueAsync(async () => (await ListedAsync(silo, LateMailState.Waiting)).Tries == 2);
        Assert.Equal(before + 1, silo.Transport.Tries.Count);
        sink.Answer();

        Assert.Equal(MailRetryOutcome.Queued, (await silo.Mails.RetryAsync(Admin, late.Id)).Accepted().Outcome);
        await Eventually.TrueAsync(async () => await CountAsync(silo, LateMailState.Waiting) == 0);

        Assert.Equal($"ack.{contact.Id}.1@msa.example", Assert.Single(sink.Received).MessageId);
        Assert.Equal(RefusalCode.NotFound, (await silo.Mails.RetryAsync(Admin, late.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task A_refused_address_fails_is_recorded_and_is_tried_again_when_an_admin_asks()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("RCPT", "550 5.1.1 No such user"));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var contact = await SubmitAsync(silo, "jean");
        var failed = await ListedAsync(silo, LateMailState.Failed);
        Assert.Equal(
            (MailFault.Address, contact.CreatedAt, (DateTimeOffset?)null),
            (failed.Cause, failed.GivenUpAt, failed.NextTryAt)
        );
        Assert.Single((await silo.SeenByAgentAsync("jean", contact.Id)).UndeliveredMails!.Value);

        await silo.Mails.RetryAsync(Admin, failed.Id);
        await Eventually.TrueAsync(() => Task.FromResult(silo.Transport.Tries.Count == 2));
        await Eventually.TrueAsync(async () =>
            await CountAsync(silo, LateMailState.Failed) == 1
            && (await silo.SeenByAgentAsync("jean", contact.Id)).UndeliveredMails!.Value.Length == 1
        );
        sink.Answer();
        await silo.Mails.RetryAsync(Admin, failed.Id);
        await Eventually.TrueAsync(async () => await CountAsync(silo, LateMailState.Failed) == 0);
        await Eventually.TrueAsync(async () => await CountAsync(silo, LateMailState.Waiting) == 0);

        Assert.Single(sink.Received);
        Assert.Empty((await silo.SeenByAgentAsync("jean", contact.Id)).UndeliveredMails!.Value);
    }

    [Fact]
    public async Task Mails_of_a_mailbox_that_is_erased_leave_the_list_and_those_of_others_stay_in_pages()
    {
        await using var sink = await SmtpSink.StartAsync();
        sink.Answer(new SmtpRule("RCPT", "550 5.1.1 No such user"));
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch, sink.Port);
        var members = Enumerable.Range(0, IMailDesk.PageSize + 1).Select(i => $"m{i}").ToList();
        await Task.WhenAll(members.Select(member => SubmitAsync(silo, member)));
        await Eventually.TrueAsync(async () =>
            (await silo.Mails.ListAsync(Admin, LateMailState.Failed, null)).Accepted().Next is not null
        );
        var first = (await silo.Mails.ListAsync(Admin, LateMailState.Failed, null)).Accepted();
        var rest = (await silo.Mails.ListAsync(Admin, LateMailState.Failed, first.Next)).Accepted();
        Assert.Equal((IMailDesk.PageSize, 1, null), (first.Items.Length, rest.Items.Length, rest.Next));
        Assert.Equal(
            members.Order(StringComparer.Ordinal),
            first.Items.Concat(rest.Items).Select(mail => mail.MemberId).Order(StringComparer.Ordinal)
        );

        Assert.Equal(0, (await silo.Grain<IMailboxCustody>("m0").EraseAsync(Admin, "Demande")).Accepted().Mails);

        Assert.Equal(IMailDesk.PageSize, await CountAsync(silo, LateMailState.Failed));
        Assert.Equal(
            RefusalCode.InvalidCursor,
            (await silo.Mails.ListAsync(Admin, LateMailState.Failed, "nope")).Refusal?.Code
        );
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private static async Task<LateMail> ListedAsync(MailboxSilo silo, LateMailState state)
    {
        await Eventually.TrueAsync(async () => await CountAsync(silo, state) == 1);
        return (await silo.Mails.ListAsync(Admin, state, null)).Accepted().Items.Single();
    }

    private static async Task<int> CountAsync(MailboxSilo silo, LateMailState state) =>
        (await silo.Mails.ListAsync(Admin, state, null)).Accepted().Items.Length;

    private static async Task<ContactView> SubmitAsync(MailboxSilo silo, string memberId) =>
        (await silo.Mailbox(memberId).SubmitAsync(MailboxSilo.Member(memberId), MailboxSilo.Request())).Accepted();
}
