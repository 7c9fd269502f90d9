using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Storage.Commits;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Rows of boards and figures are written with a state, or not at all.</summary>
public abstract class ReadModelContract(StorageFixture fixture) : CommitScene(fixture)
{
    private static readonly DateOnly Day = new(2026, 10, 13);

    [Fact]
    public async Task An_entry_comes_back_as_it_went()
    {
        var (_, commits) = await OpenAsync();
        var bare = Entry("whole", "a", 1);
        var full = Entry("whole", "b", 2) with
        {
            NextStepAt = Moment.AddTicks(7),
            Assignee = "claire",
            AssigneeName = "Claire Élodie ’ \" ;",
            LapsedFrom = "karim",
            Status = ContactStatus.Pending,
            Level = 4,
            MemberName = "Odile Lefèvre",
            LapsedFromName = "Karim",
            Kind = ContactKind.Document,
            Profile = MsaOrleans.Identity.Profile.Exploitant,
            Excerpt = "Bonjour, où en est mon dossier ?",
        };
        await commits.WriteAsync([Showing(Write("whole-a", "text"), bare), Showing(Write("whole-b", "text"), full)]);
        Assert.Equal([bare, full], (await LoadAsync("whole")).OrderBy(entry => entry.ContactId));
        Assert.Equal("a 1, b 2", await VersionsAsync("whole"));
        Assert.Equal([full], await (await BoardsAsync()).FindAsync("whole", ["b", "unknown"]));
    }

    [Fact]
    public async Task A_row_changes_only_with_a_state_that_is_written()
    {
        var (_, commits) = await OpenAsync();
        var (older, newer) = (Entry("won", "a", 1), Entry("won", "a", 2));
        await commits.WriteAsync([Showing(Write("won", "text"), older), Write("beside-won", "text")]);
        Assert.Equal(
            "0 2",
            string.Join(
                ' ',
                await commits.WriteAsync([
                    Showing(Write("won", "stale", version: 7), newer),
                    Showing(Write("beside-won", "text", version: 1), Entry("won", "b", 1)),
                ])
            )
        );
        Assert.Equal("a 1, b 1", await VersionsAsync("won"));
        Assert.Equal([0], await commits.WriteAsync([Hiding(Write("won", "stale", version: 7), "won", "a", 2)]));
        Assert.Equal("a 1, b 1", await VersionsAsync("won"));
        await commits.WriteAsync([Hiding(Write("won", "text", version: 1), "won", "a", 2)]);
        Assert.Equal("b 1", await VersionsAsync("won"));
    }

    [Fact]
    public async Task An_older_version_changes_no_row()
    {
        var (_, commits) = await OpenAsync();
        var newer = Entry("order", "a", 2) with { Level = 1 };
        await commits.WriteAsync([Showing(Write("order", "text"), newer)]);
        await commits.WriteAsync([Showing(Write("order", "text", version: 1), Entry("order", "a", 1))]);
        Assert.Equal([newer], await LoadAsync("order"));
        await commits.WriteAsync([Hiding(Write("order", "text", version: 2), "order", "a", 1)]);
        Assert.Equal([newer], await LoadAsync("order"));
    }

    [Fact]
    public async Task A_transfer_takes_a_contact_from_one_board_to_another_at_once()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Showing(Write("moved", "text"), Entry("from", "moved", 1))]);
        await commits.WriteAsync([
            Write("moved", "text", version: 1) with
            {
                ReadModels = new([new("from", "moved", 2, null), Update(Entry("to", "moved", 2))], []),
            },
        ]);
        Assert.Equal("", await VersionsAsync("from"));
        Assert.Equal("moved 2", await VersionsAsync("to"));
    }

    [Fact]
    public async Task A_state_that_goes_takes_its_rows_off_the_boards()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([Showing(Write("leaves", "text"), Entry("leaves", "a", 1))]);
        await commits.WriteAsync([
            Hiding(Write("leaves", "", 1) with { Payload = null, Deletes = true }, "leaves", "a", BoardEntry.Gone),
        ]);
        Assert.Equal("", await VersionsAsync("leaves"));
    }

    [Fact]
    public async Task A_name_that_the_database_refuses_is_stored_without_what_it_refuses()
    {
        var (_, commits) = await OpenAsync();
        await commits.WriteAsync([
            Showing(Write("nul", "text"), Entry("nul", "a", 1) with { MemberName = "Je\0an", AssigneeName = "\0" }),
        ]);
        var entry = Assert.Single(await LoadAsync("nul"));
        Assert.Equal(("Jean", ""), (entry.MemberName, entry.AssigneeName));
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_fails_its_own_state_alone()
    {
        var (notes, commits) = await OpenAsync();
        var queue = new CommitQueue(commits);
        var nameless = Entry("alone", "broken", 1) with { Topic = new(new("t", null!), new("s", "S"), new("r", "R")) };
        var broken = Showing(Write("broken", "text"), nameless);
        var whole = Enumerable.Range(0, 5).Select(i => Showing(Write($"whole{i}", "text"), Entry("alone", $"{i}", 1)));
        var written = whole.Append(broken).Select(queue.WriteAsync).ToList();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => written[^1]);
        Assert.Equal("1 1 1 1 1", string.Join(' ', await Task.WhenAll(written.SkipLast(1))));
        Assert.Equal("0 1, 1 1, 2 1, 3 1, 4 1", await VersionsAsync("alone"));
        Assert.False((await notes.ReadAsync(Key("broken"))).RecordExists);
    }

    [Fact]
    public async Task An_event_is_counted_once_with_the_state_that_was_written_and_stays_so_when_it_is_folded()
    {
        var (_, commits) = await OpenAsync();
        var store = await FiguresAsync();
        var (one, other) = (Event("once", "x1"), Event("once", "x2"));
        await commits.WriteAsync([Counting(Write("once", "text"), one, other)]);
        Assert.Equal([0], await commits.WriteAsync([Counting(Write("once", "stale"), Event("once", "x3"))]));
        Assert.Equal([new FigureCount("once", one.Figure, 2)], await store.ReadAsync("once", Day, Day));
        await commits.WriteAsync([Counting(Write("once", "again", version: 1), one)]);
        Assert.Equal([new FigureCount("once", one.Figure, 2)], await store.ReadAsync("once", Day, Day));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.FoldAsync("once")));

        Assert.Equal([new FigureCount("once", one.Figure, 2)], await store.ReadAsync("once", Day, Day));
        await commits.WriteAsync([Counting(Write("once", "more", version: 2), Event("once", "x4"))]);
        Assert.Equal([new FigureCount("once", one.Figure, 3)], await store.ReadAsync("once", Day, Day));
    }

    [Fact]
    public async Task Nothing_is_lost_or_counted_twice_while_events_are_folded()
    {
        var (_, commits) = await OpenAsync();
        var store = await FiguresAsync();
        var queue = new CommitQueue(commits);
        using var written = new CancellationTokenSource();
        var folding = Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
                await store.FoldAsync("busy");
        });
        await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(i => queue.WriteAsync(Counting(Write($"busy{i}", "text"), Event("busy", $"b{i}"))))
        );
        await written.CancelAsync();
        await folding;
        Assert.Equal(200, Assert.Single(await store.ReadAsync("busy", Day, Day)).Count);
    }

    [Fact]
    public async Task Days_are_read_from_first_to_last_and_funds_apart_or_together()
    {
        var (_, commits) = await OpenAsync();
        var store = await FiguresAsync();
        var year = Day.AddYears(1);
        var days = Enumerable.Range(-1, 4).Select(days => Event("days", $"d{days}", year.AddDays(days)));
        await commits.WriteAsync([Counting(Write("days", "text"), [.. days, Event("days2", "z", year)])]);
        Assert.Equal(2, (await store.ReadAsync("days", year, year.AddDays(1))).Count);
        await store.FoldAsync("days");
        Assert.Equal(2, (await store.ReadAsync("days", year, year.AddDays(1))).Count);
        Assert.Equal(3, (await store.ReadAsync(null, year, year.AddDays(1))).Count);
        Assert.Empty(await store.ReadAsync("days", year.AddYears(1), year.AddYears(1)));
    }

    private async Task<IFigureStore> FiguresAsync() =>
        new MsaOrleans.Silo.Figures.SqlFigureStore(
            (await Fixture.OpenAsync()).Services.GetRequiredService<System.Data.Common.DbDataSource>(),
            TimeProvider.System
        );

    private async Task<IBoardStore> BoardsAsync() =>
        new MsaOrleans.Silo.Boards.SqlBoardStore(
            (await Fixture.OpenAsync()).Services.GetRequiredService<System.Data.Common.DbDataSource>(),
            TestKeys.NoExcerpts
        );

    private async Task<IReadOnlyList<BoardEntry>> LoadAsync(string fund) =>
        await (await BoardsAsync()).LoadAsync(fund, CancellationToken.None);

    private async Task<string> VersionsAsync(string fund) =>
        string.Join(
            ", ",
            (await (await BoardsAsync()).ReadVersionsAsync(fund))
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => $"{row.Key} {row.Value}")
        );

    private static StateWrite Showing(StateWrite write, BoardEntry entry) =>
        write with
        {
            ReadModels = new([Update(entry)], []),
        };

    private static StateWrite Hiding(StateWrite write, string fund, string contactId, int version) =>
        write with
        {
            ReadModels = new([new(fund, contactId, version, null)], []),
        };

    private static StateWrite Counting(StateWrite write, params FigureEvent[] events) =>
        write with
        {
            ReadModels = new([], [.. events]),
        };

    private static FigureEvent Event(string fund, string id, DateOnly? day = null) =>
        new($"{fund}.{id}", fund, new(day ?? Day, "famille", FigureMeasure.Received));
}
