using System.Globalization;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Retention;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Retention;

/// <summary>Reads the reports of all funds, and has the grain of each fund run.</summary>
[GrainType("retention-desk")]
[StatelessWorker]
internal sealed class RetentionDeskGrain(IRetentionStore store, FundDirectory funds, TimeProvider time)
    : Grain,
        IRetentionDesk
{
    /// <summary>Runs are named by the instant at which they were asked for.</summary>
    private const string RunIds = "yyyyMMdd'T'HHmmssfff";

    public Task KeepNightsAsync() => Task.WhenAll(Codes(null).Select(fund => Batch(fund).KeepNightsAsync()));

    public async Task<Outcome<RetentionReports>> ListAsync(Actor actor, string? fund, string? after)
    {
        if (Refuse(actor, fund) is { } refusal)
            return refusal;
        var place = after is null ? null : Parse(after);
        if (after is not null && place is null)
            return RefusalCode.InvalidCursor;
        var runs = await store.ListAsync(fund, place, IRetentionDesk.PageSize + 1);
        var shown = runs.Take(IRetentionDesk.PageSize).ToList();
        return new RetentionReports(
            [.. shown.Select(View)],
            runs.Count > shown.Count ? $"{shown[^1].StartedAt.UtcTicks}.{shown[^1].Id}.{shown[^1].Fund}" : null
        );
    }

    public async Task<Outcome<RetentionRunView>> StartAsync(Actor actor, string? fund, bool dryRun)
    {
        if (Refuse(actor, fund) is { } refusal)
            return refusal;
        var busy = await Task.WhenAll(Codes(fund).Select(code => Batch(code).IsBusyAsync()));
        if (busy.Any(isBusy => isBusy))
            return RefusalCode.RunUnderWay;
        var runId = time.GetUtcNow().ToString(RunIds, CultureInfo.InvariantCulture);
        var begun = await Task.WhenAll(Codes(fund).Select(code => Batch(code).StartAsync(runId, dryRun, actor.Id)));
        return begun.Any(isBegun => isBegun) ? View(runId, await store.FindAsync(runId)) : RefusalCode.RunUnderWay;
    }

    public async Task<Outcome<RetentionRunView>> GetAsync(Actor actor, string runId)
    {
        if (Refuse(actor, null) is { } refusal)
            return refusal;
        var runs = await store.FindAsync(runId);
        return runs.Count == 0 ? RefusalCode.NotFound : View(runId, runs);
    }

    private IRetentionBatch Batch(string fund) => GrainFactory.GetGrain<IRetentionBatch>(fund);

    private IEnumerable<string> Codes(string? fund) =>
        fund is null ? funds.All.Select(known => known.View.Code) : [fund];

    private Refusal? Refuse(Actor actor, string? fund) =>
        actor.Role != Role.Admin ? new(RefusalCode.Forbidden)
        : fund is not null && !funds.Works(fund) ? new(RefusalCode.UnknownFund)
        : null;

    private static ReportPlace? Parse(string after) =>
        after.Split('.') is [var at, var run, var fund]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(ticks, run, fund)
            : null;

    private static RetentionRunView View(string runId, IReadOnlyList<RetentionRun> runs) =>
        new(runId, [.. runs.Select(View)]);

    private static RetentionReport View(RetentionRun run) =>
        new(
            run.Id,
            run.Fund,
            run.DryRun,
            run.AskedBy,
            run.StartedAt,
            run.EndedAt,
            run.Count.Visited,
            run.Count.ByAge,
            run.Count.ByOverflow,
            run.Count.Procurations,
            run.Count.Emptied,
            run.Count.Held,
            run.Count.Failed
        );
}
