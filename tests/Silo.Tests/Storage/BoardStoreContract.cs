using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Boards;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Boards are kept as they are, whatever the database.</summary>
public abstract class BoardStoreContract(StorageFixture fixture)
{
    private static readonly DateTimeOffset At = new(2026, 10, 13, 8, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task An_entry_comes_back_as_it_went()
    {
        var store = await StoreAsync();
        var bare = Entry("whole", "a", 1);
        var full = Entry("whole", "b", 2) with
        {
            NextStepAt = At.AddTicks(7),
            Assignee = "claire",
            AssigneeName = "Claire Élodie ’ \" ;",
            LapsedFrom = "karim",
            Status = ContactStatus.Pending,
            Level = 4,
            MemberName = "Odile Lefèvre",
            LapsedFromName = "Karim",
            Kind = ContactKind.Document,
            Profile = Profile.Employeur,
            Excerpt = "Bonjour, où en est “mon” dossier ?",
        };
        await store.WriteAsync("whole", [Word(bare), Word(full)]);
        Assert.Equal([bare, full], (await LoadAsync(store, "whole")).OrderBy(entry => entry.ContactId));
    }

    [Fact]
    public async Task The_newer_word_wins_in_whatever_order_they_come()
    {
        var store = await StoreAsync();
        var (older, newer) = (Entry("order", "a", 1), Entry("order", "a", 2) with { Level = 1 });
        await store.WriteAsync("order", [Word(newer), Word(older)]);
        await store.WriteAsync("order", [Word(older)]);
        Assert.Equal([newer], await LoadAsync(store, "order"));
        await store.WriteAsync("order", [new("m", "e", "a", 1, null)]);
        Assert.Equal([newer], await LoadAsync(store, "order"));
        await store.WriteAsync("order", [new("m", "e", "a", 2, null)]);
        Assert.Empty(await LoadAsync(store, "order"));
    }

    [Fact]
    public async Task A_contact_may_be_on_two_boards_for_a_moment()
    {
        var store = await StoreAsync();
        await store.WriteAsync("from", [Word(Entry("from", "moved", 1))]);
        await store.WriteAsync("to", [Word(Entry("to", "moved", 2))]);
        await store.WriteAsync("from", [new("m", "e", "moved", 2, null)]);
        Assert.Empty(await LoadAsync(store, "from"));
        Assert.Equal(2, Assert.Single(await LoadAsync(store, "to")).Version);
    }

    [Fact]
    public async Task A_batch_is_written_whole_or_not_at_all()
    {
        var store = await StoreAsync();
        var broken = Entry("batch", "b", 1) with { MemberId = null! };
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            store.WriteAsync("batch", [Word(Entry("batch", "a", 1)), Word(broken)])
        );
        Assert.Empty(await LoadAsync(store, "batch"));
    }

    private async Task<IBoardStore> StoreAsync() =>
        new SqlBoardStore((await fixture.OpenAsync()).Services.GetRequiredService<System.Data.Common.DbDataSource>());

    private static Task<IReadOnlyList<BoardEntry>> LoadAsync(IBoardStore store, string fund) =>
        store.LoadAsync(fund, CancellationToken.None);

    private static BoardUpdate Word(BoardEntry entry) =>
        new(entry.MemberId, "effect", entry.ContactId, entry.Version, entry);

    private static BoardEntry Entry(string fund, string id, int version) =>
        new(
            fund,
            id,
            "jean",
            new(new("famille", "Famille, aides"), new("s", "Sujet"), new("r", "Motif")),
            ContactStatus.Open,
            At,
            At.AddHours(48),
            null,
            0,
            null,
            null,
            null,
            version
        );
}
