using CsCheck;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Boards;

/// <summary>A board shows what a plain search through all its entries would.</summary>
public sealed class BoardPagesTests
{
    /// <summary>Friday 16 October 2026, 18:00 in Paris: 6 business hours are left of the week.</summary>
    private static readonly DateTimeOffset Now = new(2026, 10, 16, 16, 0, 0, TimeSpan.Zero);

    private static readonly BusinessCalendar Calendar = Shipped.Funds.CalendarOf("picardie");

    private static readonly Gen<BoardEntry> Entries =
        from id in Gen.Int[0, 60]
        from hours in Gen.Int[-100, 100]
        from theme in Gen.OneOfConst("famille", "sante", "retraite")
        from level in Gen.Int[0, 4]
        from assignee in Gen.OneOfConst(null, "claire", "karim")
        from lapsed in Gen.OneOfConst(null, "claire", "karim").Select(agent => assignee is null ? agent : null)
        from version in Gen.Int[1, 5]
        select Entry(id, Now.AddHours(hours), theme, level, assignee, lapsed, version);

    private static readonly Gen<BoardQuery> Queries =
        from view in Gen.Enum<BoardView>()
        from theme in Gen.OneOfConst(null, "famille", "sante", "inconnu")
        from level in Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 4].Select(level => (int?)level))
        from limit in Gen.Int[1, 20]
        from lapsed in Gen.Bool
        select new BoardQuery(view, theme, level, limit, Lapsed: lapsed);

    [Fact]
    public void Pages_and_counts_are_those_of_a_plain_search() =>
        Gen.Select(Entries.List[0, 120], Gen.Int[0, 60].List[0, 20], Queries)
            .Sample(
                (entries, gone, query) =>
                {
                    var index = new BoardIndex();
                    foreach (var entry in entries)
                        index.Apply(entry.ContactId, entry.Version, entry, Now);
                    foreach (var id in gone)
                        index.Apply(Given.Id(id), BoardEntry.Gone, null, Now);
                    var loaded = new BoardIndex();
                    loaded.Load(index.Entries);
                    Assert.Equal(Read(index, query), Read(loaded, query));
                    var known = Newest(entries)
                        .Where(entry => gone.All(id => Given.Id(id) != entry.ContactId))
                        .ToList();

                    Assert.Equal(
                        known.Where(entry => Shows(query, entry)).OrderBy(Place.Of).Select(entry => entry.ContactId),
                        Read(index, query).Select(item => item.ContactId)
                    );
                    var counts = new BoardPages(index, Calendar, "claire", Now).Page(query).Accepted().Counts;
                    foreach (
                        var (view, count) in new[]
                        {
                            (BoardView.Overdue, counts.Overdue),
                            (BoardView.DueSoon, counts.DueSoon),
                            (BoardView.Open, counts.Open),
                            (BoardView.Mine, counts.Mine),
                            (BoardView.Unassigned, counts.Unassigned),
                        }
                    )
                        Assert.Equal(known.Count(entry => Shows(new(view), entry)), count);
                    Assert.Equal(
                        (
                            known.Count(entry => entry.LapsedFrom == "claire"),
                            known.Count(entry => entry.LapsedFrom is not null)
                        ),
                        (counts.Lapsed, counts.AllLapsed)
                    );
                    Assert.Equal(
                        known
                            .Where(entry => Shows(query with { Theme = null }, entry))
                            .CountBy(entry => entry.Topic.Theme.Code)
                            .OrderBy(line => line.Key, StringComparer.Ordinal),
                        counts.Themes
                    );
                    Assert.Equal(
                        known
                            .Where(entry => Shows(query with { Level = null }, entry))
                            .CountBy(entry => entry.Level)
                            .OrderBy(line => line.Key),
                        counts.Levels
                    );
                },
                iter: 3_000
            );

    [Theory]
    [InlineData(-1, -60)]
    [InlineData(6, 360)]
    [InlineData(55, 420)]
    public void Time_left_is_in_business_minutes(int hours, int minutes)
    {
        var item = BoardPages.ItemOf(Entry(1, Now.AddHours(hours), "sante", 0, null, null, 1), Calendar, Now);
        Assert.Equal(minutes, item.MinutesLeft);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("zz-1")]
    [InlineData("-5-1")]
    [InlineData("7fffffffffffffff-1")]
    public void A_cursor_that_was_never_given_is_refused(string cursor) =>
        Assert.Equal(
            RefusalCode.InvalidCursor,
            new BoardPages(new(), Calendar, "claire", Now).Page(new(BoardView.Open, After: cursor)).Refusal?.Code
        );

    private static IEnumerable<BoardItem> Read(BoardIndex index, BoardQuery query)
    {
        for (var after = (string?)null; ; )
        {
            var page = new BoardPages(index, Calendar, "claire", Now).Page(query with { After = after }).Accepted();
            foreach (var item in page.Items)
                yield return item;
            if ((after = page.Next) is null)
                yield break;
            Assert.Equal(query.Limit, page.Items.Length);
        }
    }

    private static bool Shows(BoardQuery query, BoardEntry entry) =>
        (query.Theme is null || entry.Topic.Theme.Code == query.Theme)
        && (query.Level is null || entry.Level == query.Level)
        && (!query.Lapsed || entry.LapsedFrom is not null)
        && query.View switch
        {
            BoardView.Overdue => entry.DueAt <= Now,
            BoardView.DueSoon => entry.DueAt > Now
                && Calendar.Between(Now, entry.DueAt) <= TimeSpan.FromHours(8)
                && entry.DueAt <= Calendar.Add(Now, TimeSpan.FromHours(8)),
            BoardView.Mine => (query.Lapsed ? entry.LapsedFrom : entry.Assignee) == "claire",
            BoardView.Unassigned => entry.Assignee is null,
            _ => true,
        };

    /// <summary>Of each contact the newest word, and of two of one version the later.</summary>
    private static IEnumerable<BoardEntry> Newest(IEnumerable<BoardEntry> entries) =>
        entries
            .Aggregate(
                new Dictionary<string, BoardEntry>(),
                (known, entry) =>
                {
                    if (!known.TryGetValue(entry.ContactId, out var older) || older.Version <= entry.Version)
                        known[entry.ContactId] = entry;
                    return known;
                }
            )
            .Values;

    private static BoardEntry Entry(
        int id,
        DateTimeOffset due,
        string theme,
        int level,
        string? assignee,
        string? lapsed,
        int version
    ) =>
        new(
            "picardie",
            Given.Id(id),
            $"member-{id}",
            new(new(theme, theme), new("s", "s"), new("r", "r")),
            ContactStatus.Open,
            due.AddHours(-48),
            due,
            null,
            level,
            assignee,
            assignee,
            lapsed,
            version
        );
}
