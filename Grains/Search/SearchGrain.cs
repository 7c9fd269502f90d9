using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Grains.Search.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Search;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Search;

/// <summary>Asks the index, which is written with each mailbox.</summary>
[GrainType("search")]
[StatelessWorker]
internal sealed class SearchGrain(
    ISearchStore store,
    FundDirectory funds,
    IOptions<RetentionOptions> retention,
    TimeProvider time
) : Grain, ISearchGrain
{
    /// <summary>Funds that are asked at one time.</summary>
    private const int AtOnce = 4;

    private string Fund => this.GetPrimaryKeyString();

    public async Task<Outcome<SearchPage>> FindAsync(Actor actor, SearchQuery query)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        var words = SearchWords.OfQuestion(query.Text);
        if (words.Length is 0 or > SearchQuery.MostWords)
            return RefusalCode.InvalidSearch;
        var before = query.After is null ? null : SearchPlace.Parse(query.After);
        if (query.After is not null && before is null)
            return RefusalCode.InvalidCursor;
        var now = time.GetUtcNow();
        var since = now.AddMonths(-retention.Value.HistoryMonths).AddDays(-2);
        var request = new SearchRequest(Fund, words, query.Status, query.Theme, since, before, query.Limit + 1);
        var found = await AskAsync(request);
        var shown = found.Where(row => IsKept(row, now)).Take(query.Limit).ToList();
        return new SearchPage(
            [.. shown.Select(row => View(row, actor, now))],
            found.Count > query.Limit ? $"{SearchPlace.Of(found[query.Limit - 1])}" : null
        );
    }

    private Refusal? Refuse(Actor actor) =>
        Fund == ISearchGrain.National && actor.Role == Role.Admin ? null
        : Fund != ISearchGrain.National && !funds.Works(Fund) ? new(RefusalCode.UnknownFund)
        : actor.Role == Role.Admin || actor.Role is Role.Agent or Role.Supervisor && actor.Fund == Fund ? null
        : new(RefusalCode.Forbidden);

    private async Task<IReadOnlyList<SearchRow>> AskAsync(SearchRequest request)
    {
        var codes = Fund == ISearchGrain.National ? [.. funds.Codes] : funds.MergedInto(Fund).Add(Fund);
        if (codes is [var only])
            return await store.FindAsync(request with { Fund = only });
        var found = new List<SearchRow>();
        foreach (var together in codes.Chunk(AtOnce))
        foreach (var rows in await Task.WhenAll(together.Select(code => store.FindAsync(request with { Fund = code }))))
            found.AddRange(rows);
        return
        [
            .. found
                .OrderByDescending(row => row.CreatedAt)
                .ThenByDescending(row => row.ContactId, StringComparer.Ordinal)
                .Take(request.Limit),
        ];
    }

    /// <summary>What is too old is hidden from the day on, and purged the next night.</summary>
    private bool IsKept(SearchRow row, DateTimeOffset now)
    {
        var calendar = funds.CalendarOf(row.Fund);
        var lastDay = calendar.LocalDate(row.CreatedAt).AddMonths(retention.Value.HistoryMonths);
        return now < calendar.StartOfDay(lastDay.AddDays(1));
    }

    /// <summary>Admins, who open no contact, are told neither names nor words.</summary>
    private FoundContact View(SearchRow row, Actor actor, DateTimeOffset now) =>
        new(
            row.MemberId,
            row.ContactId,
            row.Topic,
            row.Status,
            row.CreatedAt,
            row.DueAt,
            row.Level,
            row.Assignee,
            row.Version,
            funds.Present(row.Fund),
            row.AssigneeName,
            row.LapsedFrom,
            row.Status == ContactStatus.Answered ? null : funds.CalendarOf(row.Fund).MinutesLeft(now, row.DueAt),
            actor.Role == Role.Admin ? null : row.MemberName,
            row.LapsedFromName,
            ContactReference.Of(row.ContactId),
            row.Kind,
            row.Profile,
            actor.Role == Role.Admin ? null : row.Excerpt,
            row.AnsweredAt
        );
}
