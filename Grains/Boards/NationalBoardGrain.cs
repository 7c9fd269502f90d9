using System.Collections.Immutable;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Boards;

/// <summary>Asks the board of each fund for the same page, and merges the pages into one.</summary>
[GrainType("national-board")]
[StatelessWorker]
internal sealed class NationalBoardGrain(FundDirectory funds) : Grain, INationalBoardGrain
{
    public async Task<Outcome<BoardPage>> ViewAsync(Actor actor, BoardQuery query)
    {
        if (actor.Role != Role.Admin)
            return RefusalCode.Forbidden;
        var boards = funds.All.Select(fund => GrainFactory.GetGrain<IBoardGrain>(fund.View.Code));
        var outcomes = await Task.WhenAll(boards.Select(board => board.ViewAsync(actor, query)));
        var pages = new List<BoardPage>(outcomes.Length);
        foreach (var outcome in outcomes)
            if (outcome.TryGet(out var page, out var refusal))
                pages.Add(page);
            else
                return refusal;
        var items = pages
            .SelectMany(page => page.Items)
            .OrderBy(item => new Place(item.DueAt, item.ContactId))
            .Take(query.Limit)
            .ToImmutableArray();
        var more = pages.Sum(page => page.Items.Length) > items.Length || pages.Any(page => page.Next is not null);
        return new BoardPage(
            items,
            pages.Select(page => page.Counts).Aggregate(Sum),
            more ? new Place(items[^1].DueAt, items[^1].ContactId).ToString() : null
        );
    }

    private static BoardCounts Sum(BoardCounts one, BoardCounts other) =>
        new(
            one.Overdue + other.Overdue,
            one.DueSoon + other.DueSoon,
            one.Open + other.Open,
            one.Mine + other.Mine,
            one.Unassigned + other.Unassigned,
            one.Lapsed + other.Lapsed,
            Sum(one.Themes, other.Themes),
            Sum(one.Levels, other.Levels),
            one.AllLapsed + other.AllLapsed
        );

    private static ImmutableSortedDictionary<TKey, int> Sum<TKey>(
        ImmutableSortedDictionary<TKey, int> one,
        ImmutableSortedDictionary<TKey, int> other
    )
        where TKey : notnull =>
        other.Aggregate(one, (sum, line) => sum.SetItem(line.Key, sum.GetValueOrDefault(line.Key) + line.Value));
}
