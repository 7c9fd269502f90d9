using System.Text.Json;
using CsCheck;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Tests.Mailboxes;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Tests.Boards;

/// <summary>A page that is shown again is the one that would be made.</summary>
public sealed class ShownPagesTests
{
    /// <summary>Friday 16 October 2026, 16:00 in Paris: what is due on Monday is due soon at once.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 10, 16, 14, 0, 0, TimeSpan.Zero);

    private static readonly BusinessCalendar Calendar = Shipped.Funds.CalendarOf("picardie");

    private static readonly Gen<BoardEntry> Entries =
        from id in Gen.Int[0, 20]
        from seconds in Gen.Int[-20 * 3600, 100 * 3600]
        from level in Gen.Int[0, 2]
        from version in Gen.Int[1, 9]
        select new BoardEntry(
            "picardie",
            Given.Id(id),
            "jean",
            new(new("famille", "Famille"), new("s", "S"), new("r", "R")),
            ContactStatus.Open,
            Friday.AddDays(-9),
            Friday.AddSeconds(seconds),
            null,
            level,
            null,
            null,
            null,
            version
        );

    private static readonly Gen<TimeSpan> Steps = Gen.OneOf(
        Gen.Int[-1, 5].Select(ticks => TimeSpan.FromTicks(ticks)),
        Gen.Int[0, 90].Select(seconds => TimeSpan.FromSeconds(seconds)),
        Gen.Int[0, 600].Select(minutes => TimeSpan.FromMinutes(minutes))
    );

    [Fact]
    public void At_any_time_and_after_any_change_it_is_as_if_made_anew() =>
        Gen.Select(Entries.List[0, 30], Gen.Select(Steps, Gen.Bool, Entries).List[1, 40], Gen.Enum<BoardView>())
            .Sample(
                (first, acts, view) =>
                {
                    var (index, now) = (new BoardIndex(), Friday);
                    var shown = new ShownPages(index, Calendar);
                    foreach (var entry in first)
                        index.Apply(entry.ContactId, entry.Version, entry, now);
                    foreach (var (step, changes, entry) in acts)
                    {
                        now += step;
                        if (changes)
                            index.Apply(entry.ContactId, entry.Version, entry, now);
                        var query = new BoardQuery(view, Limit: 5);
                        Assert.Equal(
                            Json(new BoardPages(index, Calendar, "claire", now).Page(query)),
                            Json(shown.Page(query, "claire", now))
                        );
                    }
                }
            );

    [Fact]
    public void Within_the_minute_it_is_the_same_object_and_after_it_another()
    {
        var (index, due) = (new BoardIndex(), Friday.AddMinutes(-10).AddSeconds(30));
        index.Apply(
            Given.Id(1),
            1,
            new(
                "picardie",
                Given.Id(1),
                "jean",
                new(new("famille", "Famille"), new("s", "S"), new("r", "R")),
                ContactStatus.Open,
                Friday.AddDays(-9),
                due,
                null,
                1,
                null,
                null,
                null,
                1
            ),
            Friday
        );
        var shown = new ShownPages(index, Calendar);
        var page = shown.Page(new(BoardView.Overdue), "claire", Friday).Accepted();
        Assert.Equal(-10, page.Items[0].MinutesLeft);
        Assert.Same(page, shown.Page(new(BoardView.Overdue), "claire", Friday.AddSeconds(30)).Accepted());
        Assert.NotSame(page, shown.Page(new(BoardView.Overdue), "karim", Friday.AddSeconds(30)).Accepted());
        var later = shown.Page(new(BoardView.Overdue), "claire", Friday.AddSeconds(30).AddTicks(1)).Accepted();
        Assert.Equal(-11, later.Items[0].MinutesLeft);
    }

    private static string Json(Outcome<BoardPage> outcome) => JsonSerializer.Serialize(outcome.Accepted());
}
