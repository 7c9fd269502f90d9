using System.Collections.Immutable;

namespace MsaOrleans.Catalog;

/// <summary>
/// Counts how often an online service was offered in place of a message, used and declined.
/// One grain per fund and month, so that what is written on each count stays small; key from
/// <see cref="DeflectionKey"/>.
/// </summary>
[Alias("deflection")]
public interface IDeflectionGrain : IGrainWithStringKey
{
    /// <summary>Counts one outcome; durable when the call returns.</summary>
    /// <param name="day">Of the grain's month, in the fund's time zone.</param>
    /// <param name="service">Code of the online service.</param>
    /// <param name="reason">Code of the reason that offered it.</param>
    /// <param name="outcome">What the member did.</param>
    /// <returns>
    /// Null when counted; <see cref="RefusalCode.UnknownOnlineService"/> when there is no such service,
    /// <see cref="RefusalCode.UnknownTopic"/> when no such reason offers it.
    /// </returns>
    [Alias("record")]
    Task<Refusal?> RecordAsync(DateOnly day, string service, string reason, OnlineServiceOutcome outcome);

    /// <summary>The same for a member, who may have so many counted in an hour.</summary>
    /// <param name="memberId">Whose outcome it is.</param>
    /// <returns>As the other; <see cref="RefusalCode.TooManyRequests"/> beyond the limit.</returns>
    [Alias("record-of")]
    Task<Refusal?> RecordAsync(
        string memberId,
        DateOnly day,
        string service,
        string reason,
        OnlineServiceOutcome outcome
    );

    /// <returns>One line per day, service and reason that was counted, oldest day first.</returns>
    [Alias("get")]
    Task<ImmutableArray<DeflectionCount>> GetAsync();
}
