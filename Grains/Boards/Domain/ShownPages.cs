using MsaOrleans.Boards;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>
/// A cache of the pages of a board. A page is valid until an entry changes, falls due or comes to be due soon, or until
/// the number of minutes left changes for one of its items.
/// </summary>
internal sealed class ShownPages(BoardIndex index, BusinessCalendar calendar)
{
    /// <summary>With more pages than this the cache is emptied; fewer agents look at one board at a time.</summary>
    public const int MostPages = 100;

    private readonly Dictionary<(BoardQuery Query, string AgentId), Shown> _pages = [];
    private long _version;

    /// <param name="agentId">Whose claims are "mine".</param>
    public Outcome<BoardPage> Page(BoardQuery query, string agentId, DateTimeOffset now)
    {
        if (_version != index.Version || _pages.Count > MostPages)
            _pages.Clear();
        _version = index.Version;
        var soonUntil = BoardPages.SoonUntil(calendar, now);
        if (_pages.TryGetValue((query, agentId), out var known) && known.Holds(now, soonUntil))
            return known.Page;
        var outcome = new BoardPages(index, calendar, agentId, now).Page(query);
        if (outcome.TryGet(out var page, out _))
            _pages[(query, agentId)] = new(page, now, Until(page, now), NextDueAfter(soonUntil));
        return outcome;
    }

    /// <summary>The last instant at which nothing on the page has changed by itself.</summary>
    private DateTimeOffset Until(BoardPage page, DateTimeOffset now)
    {
        var until = NextDueAfter(now).AddTicks(-1);
        foreach (var item in page.Items)
            if (now + calendar.SameMinuteFor(now, item.DueAt) is var minuteEnds && minuteEnds < until)
                until = minuteEnds;
        return until;
    }

    private DateTimeOffset NextDueAfter(DateTimeOffset instant)
    {
        var places = index.Under(new());
        var rank = BoardPages.RankAfter(places, Place.After(instant));
        return rank < places.Count ? places[rank].DueAt : DateTimeOffset.MaxValue;
    }

    /// <param name="Until">Inclusive.</param>
    /// <param name="SoonBefore">The first deadline that is not due soon yet.</param>
    private sealed record Shown(BoardPage Page, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset SoonBefore)
    {
        public bool Holds(DateTimeOffset now, DateTimeOffset soonUntil) =>
            From <= now && now <= Until && soonUntil < SoonBefore;
    }
}
