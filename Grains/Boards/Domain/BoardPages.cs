using System.Collections.Immutable;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>What a caller is shown of a board at one moment.</summary>
/// <param name="agentId">Whose claims are "mine".</param>
internal sealed class BoardPages(BoardIndex index, BusinessCalendar calendar, string agentId, DateTimeOffset now)
{
    /// <summary>Business time before a deadline within which it is due soon.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(8);

    private readonly DateTimeOffset _soonUntil = SoonUntil(calendar, now);

    public Outcome<BoardPage> Page(BoardQuery query)
    {
        var after = default(Place);
        if (query.After is { } cursor && !Place.TryParse(cursor, out after))
            return RefusalCode.InvalidCursor;
        var set = index.Under(new(query.Theme, query.Level, AssigneeOf(query.View, query.Lapsed)));
        var (first, end) = Range(set, query.View);
        if (query.After is not null)
            first = Math.Max(first, RankAfter(set, after));
        var last = Math.Min(end, first + query.Limit);
        var items = ImmutableArray.CreateBuilder<BoardItem>(Math.Max(0, last - first));
        for (var rank = first; rank < last; rank++)
            items.Add(ItemOf(index[set[rank]], calendar, now));
        return new BoardPage(items.DrainToImmutable(), Counts(query), last < end ? set[last - 1].ToString() : null);
    }

    public static BoardItem ItemOf(BoardEntry entry, BusinessCalendar calendar, DateTimeOffset now) =>
        new(
            entry.MemberId,
            entry.ContactId,
            entry.Topic,
            entry.Status,
            entry.CreatedAt,
            entry.DueAt,
            entry.Level,
            entry.Assignee,
            entry.Version,
            entry.Fund,
            entry.AssigneeName,
            entry.LapsedFrom,
            calendar.MinutesLeft(now, entry.DueAt),
            entry.MemberName,
            entry.LapsedFromName,
            ContactReference.Of(entry.ContactId),
            entry.Kind,
            entry.Profile,
            entry.Excerpt
        );

    /// <summary>The latest deadline that is due soon.</summary>
    public static DateTimeOffset SoonUntil(BusinessCalendar calendar, DateTimeOffset now) => calendar.Add(now, Soon);

    /// <summary>How many of the places are past their deadline.</summary>
    public static int Overdue(ImmutableSortedSet<Place> places, DateTimeOffset now) =>
        RankAfter(places, Place.After(now));

    private BoardCounts Counts(BoardQuery query) =>
        new(
            Count(BoardView.Overdue),
            Count(BoardView.DueSoon),
            Count(BoardView.Open),
            Count(BoardView.Mine),
            Count(BoardView.Unassigned),
            Count(BoardView.Mine, lapsed: true),
            Tally(index.Themes, theme => Count(query.View, theme, query.Level, query.Lapsed)),
            Tally(index.Levels, level => Count(query.View, query.Theme, level, query.Lapsed)),
            Count(BoardView.Open, lapsed: true)
        );

    private static ImmutableSortedDictionary<TKey, int> Tally<TKey>(IEnumerable<TKey> keys, Func<TKey, int> count)
        where TKey : notnull =>
        keys.Select(key => KeyValuePair.Create(key, count(key)))
            .Where(line => line.Value > 0)
            .ToImmutableSortedDictionary();

    private int Count(BoardView view, string? theme = null, int? level = null, bool lapsed = false)
    {
        var (first, end) = Range(index.Under(new(theme, level, AssigneeOf(view, lapsed))), view);
        return end - first;
    }

    private string? AssigneeOf(BoardView view, bool lapsed) =>
        (view, lapsed) switch
        {
            (BoardView.Mine, true) => Facet.LapsedFrom(agentId),
            (_, true) => Facet.Lapsed,
            (BoardView.Mine, _) => agentId,
            (BoardView.Unassigned, _) => Facet.Nobody,
            _ => null,
        };

    /// <summary>The ranks that a view shows; the end is exclusive.</summary>
    private (int First, int End) Range(ImmutableSortedSet<Place> set, BoardView view) =>
        view switch
        {
            BoardView.Overdue => (0, Overdue(set, now)),
            BoardView.DueSoon => (Overdue(set, now), RankAfter(set, Place.After(_soonUntil))),
            _ => (0, set.Count),
        };

    /// <summary>How many places come before this one or are equal to it.</summary>
    public static int RankAfter(ImmutableSortedSet<Place> set, Place place)
    {
        var rank = set.IndexOf(place);
        return rank < 0 ? ~rank : rank + 1;
    }
}
