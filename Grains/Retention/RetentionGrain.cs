using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Figures;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Retention.Domain;

namespace MsaOrleans.Grains.Retention;

/// <summary>
/// Purges a fund's mailboxes at night. It takes what is due from the index in pages and stores after each how far it
/// has come: after a kill it goes on from there, and what it then repeats has nothing left to purge.
/// </summary>
[GrainType("retention")]
internal sealed partial class RetentionGrain(
    IRetentionStore store,
    IFigureStore figures,
    FundDirectory funds,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<RetentionGrain> logger
) : Grain, IRetentionBatch
{
    /// <summary>Mailboxes between two checkpoints.</summary>
    public const int PageSize = 256;

    /// <summary>Mailboxes that purge themselves at one time: those that write together share a transaction.</summary>
    private const int AtOnce = 16;

    /// <summary>Outcome of a run in the audit trail, as that of an HTTP request.</summary>
    private const int Done = 200;

    private RetentionRun? _run;

    /// <summary>Whether the next page of the run has been asked for.</summary>
    private bool _working;

    private string Fund => this.GetPrimaryKeyString();

    private BusinessCalendar Calendar => funds.CalendarOf(Fund);

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _run = await store.FindUnderWayAsync(Fund, cancellationToken);

    public Task<bool> IsBusyAsync() => Task.FromResult(_run is not null);

    public async Task<bool> StartAsync(string runId, bool dryRun, string askedBy)
    {
        if (_run is not null)
            return false;
        await BeginAsync(runId, dryRun, askedBy, time.GetUtcNow());
        return true;
    }

    public async Task WorkAsync()
    {
        try
        {
            _working = await GoOnAsync(time.GetUtcNow());
        }
        catch (Exception fault)
        {
            _working = false;
            LogInterrupted(logger, fault, Fund);
            _run = await store.FindUnderWayAsync(Fund, CancellationToken.None);
        }
        if (_working)
            AskForMore();
        else
            await RestAsync(time.GetUtcNow());
    }

    private async Task BeginAsync(string runId, bool dryRun, string? askedBy, DateTimeOffset now)
    {
        var run = RetentionRun.Begun(runId, Fund, dryRun, askedBy, now);
        await RecordAsync(run, AuditEvent.Intended);
        await store.SaveAsync(run);
        _run = run;
        LogBegun(logger, Fund, runId, dryRun);
        await RestAsync(now);
        AskForMore();
    }

    /// <returns>Whether there is more to do now.</returns>
    private async Task<bool> GoOnAsync(DateTimeOffset now)
    {
        if (_run is not { } run || run.IsNightly && !IsNight(now))
            return false;
        var page = await NextPageAsync(run, now);
        foreach (var together in page.Chunk(AtOnce))
        foreach (var count in await Task.WhenAll(together.Select(due => PurgeAsync(due, run.DryRun))))
            run = run with { Count = run.Count.Plus(count) };
        if (page.Count > 0)
            run = run with { After = page[^1] };
        else
            run = run with { EndedAt = time.GetUtcNow() };
        if (run is { EndedAt: not null, IsNightly: true })
            foreach (var code in funds.MergedInto(Fund).Prepend(Fund))
                await figures.FoldAsync(code);
        await store.SaveAsync(run);
        if (run.EndedAt is null)
            _run = run;
        else
            await EndAsync(run);
        return _run is not null;
    }

    private async Task EndAsync(RetentionRun run)
    {
        _run = null;
        if (!run.DryRun)
            await store.SealAsync();
        LogEnded(logger, Fund, run.Id, run.Count.Visited, run.Count.Failed);
        await RecordAsync(run, Done);
    }

    /// <summary>A run that can't be recorded does not begin.</summary>
    private Task RecordAsync(RetentionRun run, int status) =>
        GrainFactory
            .GetGrain<IAuditGrain>(Fund)
            .AppendAsync(
                new(
                    run.Id,
                    run.DryRun ? "RetentionDryRun" : "RetentionRun",
                    AuditCapacity.Service,
                    status,
                    Sub: run.AskedBy,
                    Fund: Fund
                )
            );

    /// <summary>Rows of funds that work no more, or of none, are seen to by the first fund of the list.</summary>
    private async Task<IReadOnlyList<DuePlace>> NextPageAsync(RetentionRun run, DateTimeOffset now)
    {
        var seenTo = new List<string> { Fund };
        if (funds.All is [var first, ..] && first.View.Code == Fund)
            seenTo.AddRange((await store.ListFundsAsync()).Where(code => !funds.Works(code)));
        return await store.ListDueAsync(seenTo, run.After, now, PageSize);
    }

    /// <summary>One that fails stays due, is counted, and stops nobody else.</summary>
    private async Task<RetentionCount> PurgeAsync(DuePlace due, bool dryRun)
    {
        try
        {
            var mailbox = GrainId.Parse(due.GrainId, CultureInfo.InvariantCulture);
            return await GrainFactory.GetGrain<IRetained>(mailbox).PurgeAsync(dryRun);
        }
        catch (Exception fault)
        {
            LogFailed(logger, fault, due.GrainId);
            return new(Visited: 1, Failed: 1);
        }
    }

    private void AskForMore()
    {
        _working = true;
        this.AsReference<IRetentionBatch>().WorkAsync().Ignore();
    }

    [LoggerMessage(1, LogLevel.Information, "Retention of {Fund}: run {RunId} begins (dry run: {DryRun})")]
    private static partial void LogBegun(ILogger logger, string fund, string runId, bool dryRun);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Retention of {Fund}: run {RunId} has ended, {Visited} mailboxes visited, {Failed} failed"
    )]
    private static partial void LogEnded(ILogger logger, string fund, string runId, long visited, long failed);

    [LoggerMessage(3, LogLevel.Warning, "Retention failed for {Mailbox}, which stays due")]
    private static partial void LogFailed(ILogger logger, Exception fault, string mailbox);

    [LoggerMessage(4, LogLevel.Warning, "Retention of {Fund} was interrupted and goes on at its next reminder")]
    private static partial void LogInterrupted(ILogger logger, Exception fault, string fund);
}
