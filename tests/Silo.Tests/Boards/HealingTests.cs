using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Boards;

/// <summary>A board that missed something finds out, from the mailbox's side and from its own.</summary>
public sealed class HealingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task A_change_whose_word_died_with_the_process_is_on_the_board_after_the_restart()
    {
        string id;
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            first.Calls.Lose(nameof(IBoardFeed.AnnounceAsync));
            id = (await SubmitAsync(first, "killed")).Id;
            await first.KillAsync();
        }
        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        Assert.Equal(id, Assert.Single((await second.BoardAsync(_ => true)).Items).ContactId);
    }

    [Fact]
    public async Task What_nobody_told_an_empty_board_it_finds_at_its_next_check()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        await silo.BoardAsync(page => page.Items.IsEmpty);
        silo.Calls.Lose(nameof(IBoardFeed.AnnounceAsync));
        var id = (await SubmitAsync(silo, "untold")).Id;
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Losses == 1));
        silo.Calls.Lose(null);
        Assert.Empty((await silo.BoardAsync(_ => true)).Items);

        await _watch.ArmedAsync(silo.Board());
        _clock.Advance(TimeSpan.FromMinutes(5));

        var page = await silo.BoardAsync(page => !page.Items.IsEmpty);
        Assert.Equal((id, "Jean Martin"), (page.Items[0].ContactId, page.Items[0].MemberName));
    }

    [Fact]
    public async Task A_contact_that_left_without_a_word_is_off_the_board_at_its_next_check()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var contact = await SubmitAsync(silo, "lost");
        await silo.BoardAsync(page => page.Items.Length == 1);
        silo.Calls.Lose(nameof(IBoardFeed.AnnounceAsync));
        await silo.Mailbox("lost").ReplyAsync(MailboxSilo.Agent, contact.Id, new(ReplyKind.Final, "Voici la réponse."));
        await Eventually.TrueAsync(() => Task.FromResult(silo.Calls.Losses == 1));
        silo.Calls.Lose(null);
        Assert.Single((await silo.BoardAsync(_ => true)).Items);

        await _watch.ArmedAsync(silo.Board());
        _clock.Advance(TimeSpan.FromMinutes(5));

        await silo.BoardAsync(page => page.Items.IsEmpty);
    }

    [Fact]
    public async Task A_mailbox_that_lost_its_reminder_is_woken_by_its_board_when_a_step_does_not_come()
    {
        ContactView contact;
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            contact = await SubmitAsync(first, "forgotten");
            await first.BoardAsync(page => page.Items.Length == 1);
        }
        await using (var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False"))
            Assert.Equal(
                1,
                await database.ExecuteAsync("DELETE FROM OrleansRemindersTable WHERE ReminderName = 'wake-up'")
            );
        using var watch = new ReminderWatch();
        _clock.Advance(contact.DueAt - _clock.GetUtcNow());
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);

        await watch.ArmedAsync(second.Board());
        _clock.Advance(TimeSpan.FromMinutes(5));

        var item = Assert.Single((await second.BoardAsync(page => page.Items is [{ Level: > 0 }])).Items);
        Assert.Equal(2, item.Level);
    }

    [Fact]
    public async Task A_row_of_before_names_were_told_gets_its_name_from_its_mailbox()
    {
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            await SubmitAsync(first, "nameless");
            await first.BoardAsync(page => page.Items.Length == 1);
        }
        await using (var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False"))
        {
            Assert.Equal(1, await database.ExecuteAsync("UPDATE open_contact SET member_name = NULL"));
            Assert.Equal(
                1,
                await database.ExecuteAsync("DELETE FROM OrleansRemindersTable WHERE ReminderName = 'wake-up'")
            );
        }
        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        Assert.Null(Assert.Single((await second.BoardAsync(_ => true)).Items).MemberName);

        await watch.ArmedAsync(second.Board());
        _clock.Advance(TimeSpan.FromMinutes(5));

        var healed = Assert.Single((await second.BoardAsync(page => page.Items is [{ MemberName: not null }])).Items);
        Assert.Equal(("Jean Martin", 1), (healed.MemberName, healed.Version));
    }

    [Fact]
    public async Task A_member_who_has_another_name_has_it_on_all_their_contacts()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        await SubmitAsync(silo, "renamed");
        await silo.BoardAsync(page => page.Items is [{ MemberName: "Jean Martin" }]);
        await silo.Mailbox("renamed")
            .SetPreferencesAsync(MailboxSilo.Member("renamed") with { Name = "Jeanne Martin" }, new());
        await silo.BoardAsync(page => page.Items is [{ MemberName: "Jeanne Martin", Version: 1 }]);
    }

    [Fact]
    public async Task A_claim_left_untouched_ends_after_4_office_hours_and_the_board_says_whose_it_was()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var contact = await SubmitAsync(silo, "lapse");
        var claimed = (await silo.Mailbox("lapse").ClaimAsync(MailboxSilo.Agent, contact.Id, new())).Accepted();
        Assert.Equal(_clock.GetUtcNow().AddHours(4), claimed.Claim!.LapsesAt);

        await silo.WakeAtAsync("lapse", claimed.Claim.LapsesAt!.Value);

        var page = await silo.BoardAsync(page => page.Items is [{ Assignee: null }]);
        Assert.Equal(
            page.Items[0],
            Assert.Single(
                (await silo.Board().ViewAsync(MailboxSilo.Agent, new(BoardView.Mine, Lapsed: true))).Accepted().Items
            )
        );
        Assert.Empty(
            (await silo.Board().ViewAsync(MailboxSilo.Agent with { Id = "agent-2" }, new(BoardView.Mine, Lapsed: true)))
                .Accepted()
                .Items
        );
        Assert.Equal(
            (MailboxSilo.Agent.Id, MailboxSilo.Agent.Name, 1),
            (page.Items[0].LapsedFrom, page.Items[0].LapsedFromName, page.Counts.Lapsed)
        );
    }

    [Fact]
    public async Task A_board_is_as_it_was_after_a_restart()
    {
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
        {
            var contact = await SubmitAsync(first, "again");
            await first.Mailbox("again").ClaimAsync(MailboxSilo.Agent, contact.Id, new());
            await first.BoardAsync(page => page.Items is [{ Assignee: not null }]);
        }
        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        var item = Assert.Single((await second.BoardAsync(_ => true)).Items);
        Assert.Equal(
            (MailboxSilo.Agent.Id, MailboxSilo.Agent.Name, 2),
            (item.Assignee, item.AssigneeName, item.Version)
        );
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private static async Task<ContactView> SubmitAsync(MailboxSilo silo, string memberId) =>
        (await silo.Mailbox(memberId).SubmitAsync(MailboxSilo.Member(memberId), MailboxSilo.Request())).Accepted();
}
