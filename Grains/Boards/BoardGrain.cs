using Microsoft.Extensions.Logging;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Metrics;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Boards;

/// <summary>A fund's board: an index for agents over what the mailboxes store.</summary>
[GrainType("board")]
internal sealed partial class BoardGrain : Grain, IBoardGrain, IBoardFeed
{
    private readonly IBoardStore _store;
    private readonly FundDirectory _funds;
    private readonly TimeProvider _time;
    private readonly ServiceMetrics _metrics;
    private readonly ILogger<BoardGrain> _logger;
    private readonly BoardIndex _index = new();
    private ShownPages? _pages;
    private readonly BoardAgents _agents = new();
    private readonly BoardEvents _events;
    private TaskCompletionSource _changed = NewSignal();

    public BoardGrain(
        IBoardStore store,
        FundDirectory funds,
        TimeProvider time,
        ServiceMetrics metrics,
        ILogger<BoardGrain> logger
    )
    {
        (_store, _funds, _time, _metrics, _logger) = (store, funds, time, metrics, logger);
        _events = new(time.GetUtcNow().UtcTicks);
    }

    /// <summary>
    /// How long one call waits for changes of the board; shorter than the timeout of a call.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private string Fund => this.GetPrimaryKeyString();

    /// <summary>A fund that is in no file has nothing to load; a mailbox may still announce a contact of it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (_funds.Find(Fund) is null)
        {
            this.EndIfVacant(() => _index.Count == 0);
            return;
        }
        var (entries, now) = (await LoadAsync(cancellationToken), _time.GetUtcNow());
        _index.Load(entries);
        foreach (var entry in entries)
            _agents.Hear(entry, now);
        if (_index.Count > 0)
            LogLoaded(_logger, Fund, _index.Count);
        Measure();
        await KeepCheckingAsync();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _changed.TrySetResult();
        _metrics.Watch(Fund, null);
        return Task.CompletedTask;
    }

    public Task<Outcome<BoardPage>> ViewAsync(Actor actor, BoardQuery query)
    {
        if (Refuse(actor) is { } refusal)
            return Task.FromResult<Outcome<BoardPage>>(refusal);
        var outcome = (_pages ??= new(_index, _funds.CalendarOf(Fund))).Page(query, actor.Id, _time.GetUtcNow());
        return Task.FromResult(outcome.Match<Outcome<BoardPage>>(page => actor.Shown(page), refusal => refusal));
    }

    public Task<Outcome<BoardItem>> FindAsync(Actor actor, string contactId) =>
        Task.FromResult<Outcome<BoardItem>>(
            Refuse(actor) is { } refusal ? refusal
            : _index.Find(contactId) is { } entry ? actor.Shown(ItemOf(entry, _time.GetUtcNow()))
            : RefusalCode.NotFound
        );

    public Task<Outcome<AgentList>> ListAgentsAsync(Actor actor) =>
        Task.FromResult<Outcome<AgentList>>(Refuse(actor) is { } refusal ? refusal : new AgentList(_agents.Known()));

    public async Task<Outcome<BoardNews>> ReadEventsAsync(
        Actor actor,
        string? after,
        CancellationToken cancellationToken
    )
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        if (after == _events.Last)
            await Task.WhenAny(_changed.Task, Task.Delay(LongestWait, _time, cancellationToken));
        return actor.Shown(_events.After(after));
    }

    public Task AnnounceAsync(BoardUpdate update)
    {
        Take(update, _time.GetUtcNow());
        return Task.CompletedTask;
    }

    private void Take(BoardUpdate update, DateTimeOffset now)
    {
        if (!_index.Apply(update.ContactId, update.Version, update.Entry, now))
            return;
        Hear(update, now);
        Measure();
        Publish(update, now);
    }

    private Refusal? Refuse(Actor actor) =>
        !_funds.Works(Fund) ? new(RefusalCode.UnknownFund)
        : !actor.MaySee(Fund) ? new(RefusalCode.Forbidden)
        : null;

    private void Hear(BoardUpdate update, DateTimeOffset now)
    {
        if (update.Entry is not null)
            _agents.Hear(update.Entry, now);
        if (update.Agent is not null)
            _agents.Hear(update.Agent, now);
    }

    private void Publish(BoardUpdate update, DateTimeOffset now)
    {
        if (update.Entry is { } entry)
            _events.Change(ItemOf(entry, now));
        else
            _events.Remove(update.ContactId);
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private BoardItem ItemOf(BoardEntry entry, DateTimeOffset now) =>
        BoardPages.ItemOf(entry, _funds.CalendarOf(Fund), now);

    private void Measure()
    {
        if (!_funds.Works(Fund))
            return;
        var places = _index.Under(new());
        _metrics.Watch(Fund, now => new(places.Count, BoardPages.Overdue(places, now)));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(1, LogLevel.Debug, "Board of {Fund} loaded: {Count} contacts are owed an answer")]
    private static partial void LogLoaded(ILogger logger, string fund, int count);
}
