using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Retention;

/// <summary>Retention as admins see it: reports of runs, and runs on demand.</summary>
[Alias("retention-desk")]
public interface IRetentionDesk : IGrainWithIntegerKey
{
    /// <summary>Reports in one answer.</summary>
    const int PageSize = 50;

    /// <summary>Sees to it that each fund has its nightly run; said by every silo as it starts.</summary>
    [Alias("keep-nights")]
    Task KeepNightsAsync();

    /// <summary>Reports of runs and dry runs, newest first.</summary>
    /// <param name="fund">Null for all funds.</param>
    /// <param name="after">Where the page before ended; null for the first one.</param>
    [Alias("list")]
    Task<Outcome<RetentionReports>> ListAsync(Actor actor, string? fund, string? after);

    /// <summary>Begins a run, without waiting; <see cref="RefusalCode.RunUnderWay"/> when one is.</summary>
    /// <param name="fund">Null for all funds.</param>
    [Alias("start")]
    Task<Outcome<RetentionRunView>> StartAsync(Actor actor, string? fund, bool dryRun);

    /// <summary>A run, with the report of each of its funds.</summary>
    [Alias("get")]
    Task<Outcome<RetentionRunView>> GetAsync(Actor actor, string runId);
}

/// <param name="Next">To ask for the next page by; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("retention-reports")]
public sealed record RetentionReports(
    [property: Id(0)] ImmutableArray<RetentionReport> Items,
    [property: Id(1)] string? Next
);

/// <param name="Reports">By fund.</param>
[GenerateSerializer, Immutable, Alias("retention-run-view")]
public sealed record RetentionRunView(
    [property: Id(0)] string Id,
    [property: Id(1)] ImmutableArray<RetentionReport> Reports
);

/// <summary>What a run did with the mailboxes of a fund, or what a dry run would have done.</summary>
/// <param name="AskedBy">The admin who asked for it; null for the nightly run.</param>
/// <param name="EndedAt">Null while it is under way, or waits for the next night.</param>
/// <param name="Visited">Mailboxes that were due.</param>
/// <param name="PurgedByAge">Contacts that were too old.</param>
/// <param name="PurgedByOverflow">Contacts beyond the limit.</param>
/// <param name="Procurations">Granted or received, ended long ago.</param>
/// <param name="Emptied">Mailboxes of which nothing was left.</param>
/// <param name="Held">Mailboxes left alone because of a legal hold.</param>
/// <param name="Failed">Mailboxes that could not be purged and are still due.</param>
[GenerateSerializer, Immutable, Alias("retention-report")]
public sealed record RetentionReport(
    [property: Id(0)] string RunId,
    [property: Id(1)] string Fund,
    [property: Id(2)] bool DryRun,
    [property: Id(3)] string? AskedBy,
    [property: Id(4)] DateTimeOffset StartedAt,
    [property: Id(5)] DateTimeOffset? EndedAt,
    [property: Id(6)] long Visited,
    [property: Id(7)] long PurgedByAge,
    [property: Id(8)] long PurgedByOverflow,
    [property: Id(9)] long Procurations,
    [property: Id(10)] long Emptied,
    [property: Id(11)] long Held,
    [property: Id(12)] long Failed
);
