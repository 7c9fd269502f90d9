using Orleans.Concurrency;

namespace MsaOrleans.Audit;

/// <summary>
/// Writes the audit trail of one fund, or of all acts of no fund. Its key is the fund's code or <see cref="National"/>.
/// </summary>
[Alias("audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>The chain of acts of no fund; no fund has this code.</summary>
    const string National = "national";

    /// <summary>Returns once the entry is durable.</summary>
    /// <exception cref="UnavailableException">Whether it is durable is unknown: nothing may be shown.</exception>
    [AlwaysInterleave, Alias("append")]
    Task AppendAsync(AuditEvent happened);
}
