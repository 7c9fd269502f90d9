using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Retention;

namespace MsaOrleans.Grains.Retention;

/// <summary>The index of what is due, and the reports of runs.</summary>
public interface IRetentionStore
{
    /// <summary>What was due by an instant and comes after a place, in the order of the index.</summary>
    Task<IReadOnlyList<DuePlace>> ListDueAsync(
        IReadOnlyList<string> funds,
        DuePlace after,
        DateTimeOffset until,
        int limit
    );

    /// <summary>Codes of the funds that have rows in the index.</summary>
    Task<IReadOnlyList<string>> ListFundsAsync();

    /// <summary>Removes the row of a grain that has no state.</summary>
    Task ForgetDueAsync(GrainId grain);

    /// <summary>Writes a run as it stands; the same transaction says what it has done and where it goes on.</summary>
    Task SaveAsync(RetentionRun run);

    /// <summary>The run of a fund that has not ended; null when there is none. As the grain wakes up.</summary>
    /// <exception cref="UnavailableException">The database failed; the same may well succeed later.</exception>
    Task<RetentionRun?> FindUnderWayAsync(string fund, CancellationToken cancellationToken);

    /// <summary>When the last nightly run of a fund began; null when there was none.</summary>
    Task<DateTimeOffset?> LastNightAsync(string fund);

    /// <summary>The reports of one run, by fund.</summary>
    Task<IReadOnlyList<RetentionRun>> FindAsync(string runId);

    /// <summary>Reports, newest first.</summary>
    /// <param name="fund">Null for all funds.</param>
    /// <param name="before">The last report of the page before; null for the first page.</param>
    Task<IReadOnlyList<RetentionRun>> ListAsync(string? fund, ReportPlace? before, int limit);

    /// <summary>
    /// Removes rows of an erased mailbox and keeps its receipt, in one transaction that may be repeated.
    /// </summary>
    /// <param name="onBoards">Funds and ids of contacts.</param>
    /// <param name="counted">Ids of events of the figures.</param>
    Task EraseAsync(
        ErasureReceipt receipt,
        IReadOnlyList<(string Fund, string Id)> onBoards,
        IReadOnlyList<string> counted
    );

    /// <summary>Sees to it that what was removed is gone from the database's files, where that takes more.</summary>
    Task SealAsync();
}

/// <summary>A place in the list of reports.</summary>
/// <param name="StartedAt">UTC, in ticks.</param>
public sealed record ReportPlace(long StartedAt, string RunId, string Fund);
