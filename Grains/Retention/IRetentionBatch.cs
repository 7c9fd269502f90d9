using Orleans.Concurrency;

namespace MsaOrleans.Grains.Retention;

/// <summary>The purge of a fund's mailboxes, in runs. Its key is the fund's code.</summary>
[Alias("retention-batch")]
internal interface IRetentionBatch : IGrainWithStringKey
{
    /// <summary>Sees to it that a run begins each night; said by every silo as it starts.</summary>
    [Alias("keep-nights")]
    Task KeepNightsAsync();

    /// <summary>Whether a run is under way, or waits for the next night.</summary>
    [Alias("is-busy")]
    Task<bool> IsBusyAsync();

    /// <summary>Begins a run and does not wait for its end.</summary>
    /// <returns>False when one is under way.</returns>
    [Alias("start")]
    Task<bool> StartAsync(string runId, bool dryRun, string askedBy);

    /// <summary>The next page of the run that is under way.</summary>
    [OneWay, Alias("work")]
    Task WorkAsync();
}
