using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Mailboxes;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Retention;

/// <summary>Legal holds and erasures, whatever the database.</summary>
public abstract class CustodyContract : RetentionScene
{
    [Fact]
    public async Task A_hold_keeps_all_until_it_is_lifted_and_shows_no_more_than_before()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        await ImportAsync(silo, "held", Tuesday.AddMonths(-36), Tuesday.AddMonths(-1));
        var (custody, member) = (silo.Grain<IMailboxCustody>("held"), MailboxSilo.Member("held"));
        var held = (await custody.HoldAsync(Admin, "Contentieux")).Accepted();
        Assert.Equal(("Contentieux", "admin-1", Tuesday), (held.Hold!.Reason, held.Hold.By, held.Hold.At));
        Assert.Equal((2, 0), (held.Contacts, held.Withheld));
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new RetentionCount(Visited: 1, Held: 1), (await RunAsync(silo, "held")).Count);
        Assert.Single((await silo.Mailbox("held").ListAsync(member)).Accepted().Contacts);
        await silo.Mailbox("held").SetPreferencesAsync(member, new(false, false));
        var summary = (await custody.SummariseAsync(Admin)).Accepted();
        Assert.Equal((1, 1, "picardie"), (summary.Contacts, summary.Withheld, summary.Fund));
        Assert.True(summary.StoredBytes > 0);

        Assert.Null((await custody.LiftAsync(Admin, "Contentieux clos")).Accepted().Hold);
        Assert.Equal(new RetentionCount(Visited: 1, ByAge: 1), (await RunAsync(silo, "lifted")).Count);
        Assert.Equal(0, (await custody.SummariseAsync(Admin)).Accepted().Withheld);
        Assert.Equal(new RetentionCount(), (await RunAsync(silo, "nothing-left")).Count);
    }

    [Fact]
    public async Task An_erased_mailbox_is_gone_from_every_table_and_leaves_a_receipt()
    {
        const string Places = "OrleansStorage WHERE GrainTypeString = 'invitation-place'";
        await using var silo = await StartAsync(await DatabaseAsync());
        var member = MailboxSilo.Member("erased-7f3a");
        await silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request());
        await silo.Mailbox(member.Id).GrantProxyAsync(member, "proxy", new("Lucie Petit", null, null, null));
        var invitation = new NewInvitation("Ma fille", "fille@autre.example", null, null);
        (await silo.Mailbox(member.Id).InviteProxyAsync(member, invitation)).Accepted();
        Assert.Equal(1, await CountAsync(silo, Places));
        await silo.BoardAsync(page => page.Items.Length == 1);
        await Eventually.TrueAsync(async () => await CountAsync(silo, "figure_event") == 1);
        await Eventually.TrueAsync(async () => !(await silo.Mailbox("proxy").ListHeldAsync()).IsEmpty);
        var custody = silo.Grain<IMailboxCustody>(member.Id);
        Assert.Equal(RefusalCode.Forbidden, (await custody.EraseAsync(MailboxSilo.Agent, "Demande")).Refusal?.Code);
        await custody.HoldAsync(Admin, "Contentieux");
        Assert.Equal(RefusalCode.MailboxHeld, (await custody.EraseAsync(Admin, "Demande")).Refusal?.Code);
        await custody.LiftAsync(Admin, "Clos");

        var receipt = (await custody.EraseAsync(Admin, "Demande")).Accepted();
        Assert.Equal(
            (1, 1, 0, 1, "picardie", "admin-1", "Demande", Tuesday),
            (
                receipt.Contacts,
                receipt.Messages,
                receipt.Notes,
                receipt.Procurations,
                receipt.Fund,
                receipt.AskedBy,
                receipt.Reason,
                receipt.ErasedAt
            )
        );
        await silo.BoardAsync(page => page.Items.IsEmpty);
        await Eventually.TrueAsync(async () => (await silo.Mailbox("proxy").ListHeldAsync()).IsEmpty);
        Assert.Null(await silo.WakeUpAsync(member.Id));
        Assert.Equal(["mailbox/proxy"], (await RowsAsync(silo)).Select(row => row.Id));
        foreach (var table in new[] { Places, "open_contact", "figure_event", "receipt WHERE grain_id LIKE '%7f3a'" })
            Assert.Equal(0, await CountAsync(silo, table));
        Assert.Equal(0, await CountAsync(silo, "retention_due WHERE grain_id LIKE '%7f3a'"));
        Assert.Equal(1, await CountAsync(silo, "retention_erasure"));

        Assert.Equal(RefusalCode.NotFound, (await custody.EraseAsync(Admin, "Encore")).Refusal?.Code);
        Assert.Null((await silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request())).Refusal);
        Assert.Single((await silo.Mailbox(member.Id).ListAsync(member)).Accepted().Contacts);
    }

    [Fact]
    public async Task An_erased_member_is_nobody_in_the_audit_trail_which_can_still_be_verified()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        var member = MailboxSilo.Member("forgotten");
        await silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request());
        var trail = silo.Grain<IAuditGrain>("picardie");
        await trail.AppendAsync(
            new("read", "ListContacts", AuditCapacity.Agent, 200, "claire", "Claire Dubois", MemberId: member.Id)
        );
        await trail.AppendAsync(new("export", "ExportMailbox", AuditCapacity.Member, 200, member.Id, "Jean Martin"));
        const string Named = "audit_entry WHERE 'forgotten' IN (member_id, sub) OR name = 'Jean Martin'";
        Assert.Equal(2, await CountAsync(silo, Named));

        (await silo.Grain<IMailboxCustody>(member.Id).EraseAsync(Admin, "Demande")).Accepted();

        Assert.Equal(0, await CountAsync(silo, Named));
        Assert.Equal(1, await CountAsync(silo, "audit_entry WHERE name = 'Claire Dubois'"));
        var findings = await new AuditVerifier(silo.Service<IAuditStore>()).VerifyAsync();
        Assert.Equal((0, 2L), (findings.Faults.Count, findings.Entries));
    }

    [Fact]
    public async Task An_erasure_that_was_killed_is_taken_up_again()
    {
        var database = await DatabaseAsync();
        var member = MailboxSilo.Member("killed");
        await using (var first = await StartAsync(database))
        {
            await first.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request());
            await first.BoardAsync(page => page.Items.Length == 1);
            await ExecuteAsync(first, "ALTER TABLE retention_erasure RENAME TO away");
            await Assert.ThrowsAnyAsync<Exception>(() =>
                first.Grain<IMailboxCustody>(member.Id).EraseAsync(Admin, "Demande")
            );
            Assert.Equal("mailbox/killed", Assert.Single(await RowsAsync(first)).Id);
            await first.KillAsync();
        }
        using var watch = new ReminderWatch();
        await using var second = await StartAsync(database);
        await ExecuteAsync(second, "ALTER TABLE away RENAME TO retention_erasure");

        Assert.Null((await second.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request())).Refusal);
        Assert.Single((await second.Mailbox(member.Id).ListAsync(member)).Accepted().Contacts);
        Assert.Equal(1, await CountAsync(second, "retention_erasure"));
    }

    [Fact]
    public async Task Whoever_writes_during_an_erasure_starts_afresh()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        var member = MailboxSilo.Member("writes");
        await silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request());
        var erasing = silo.Grain<IMailboxCustody>(member.Id).EraseAsync(Admin, "Demande");
        var writing = Enumerable
            .Range(0, 5)
            .Select(i => silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request($"key-{i}")))
            .ToList();
        var receipt = (await erasing).Accepted();
        foreach (var written in await Task.WhenAll(writing))
            Assert.Null(written.Refusal);
        var contacts = (await silo.Mailbox(member.Id).ListAsync(member)).Accepted().Contacts;
        Assert.Equal(6, contacts.Length + receipt.Contacts);
    }

    [Fact]
    public async Task Only_admins_see_a_summary_and_of_no_mailbox_there_is_none()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        var custody = silo.Grain<IMailboxCustody>("nobody");
        Assert.Equal(RefusalCode.NotFound, (await custody.SummariseAsync(Admin)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await custody.HoldAsync(Admin, "Contentieux")).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, (await custody.LiftAsync(MailboxSilo.Agent, "Clos")).Refusal?.Code);
        Assert.Empty(await RowsAsync(silo));
    }
}
