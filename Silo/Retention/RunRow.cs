using MsaOrleans.Grains.Retention.Domain;

namespace MsaOrleans.Silo.Retention;

#pragma warning disable IDE1006, CA1707 // named as the columns are
internal sealed record RunRow(
    string run_id,
    string fund,
    long dry_run,
    string? asked_by,
    long started_at,
    long? ended_at,
    long after_due,
    string after_id,
    long visited,
    long by_age,
    long by_overflow,
    long procurations,
    long emptied,
    long held,
    long failed
)
{
    public static RunRow Of(RetentionRun run) =>
        new(
            run.Id,
            run.Fund,
            run.DryRun ? 1 : 0,
            run.AskedBy,
            run.StartedAt.UtcTicks,
            run.EndedAt?.UtcTicks,
            run.After.DueAt,
            run.After.GrainId,
            run.Count.Visited,
            run.Count.ByAge,
            run.Count.ByOverflow,
            run.Count.Procurations,
            run.Count.Emptied,
            run.Count.Held,
            run.Count.Failed
        );

    public RetentionRun ToRun() =>
        new(
            run_id,
            fund,
            dry_run != 0,
            asked_by,
            At(started_at),
            ended_at is { } ended ? At(ended) : null,
            new(after_due, after_id),
            new(visited, by_age, by_overflow, procurations, emptied, held, failed)
        );

    public static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
#pragma warning restore IDE1006, CA1707
