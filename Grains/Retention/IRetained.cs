using MsaOrleans.Grains.Retention.Domain;

namespace MsaOrleans.Grains.Retention;

/// <summary>What a mailbox offers the nightly run.</summary>
[Alias("retained")]
internal interface IRetained : IGrainWithStringKey
{
    /// <summary>
    /// Removes what is too old or beyond the limit, and the mailbox itself when nothing is left of it.
    /// </summary>
    /// <param name="dryRun">Only counts what would go.</param>
    [Alias("purge")]
    Task<RetentionCount> PurgeAsync(bool dryRun);
}
