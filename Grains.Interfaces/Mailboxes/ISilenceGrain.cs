using MsaOrleans.Catalog;

namespace MsaOrleans.Mailboxes;

/// <summary>Tells what silence on a request would mean, by the rule that files one; stateless, key 0.</summary>
[Alias("silence-worker")]
public interface ISilenceGrain : IGrainWithIntegerKey
{
    /// <param name="fund">Code of a fund.</param>
    /// <param name="receivedAt">Receipt; now when null.</param>
    /// <returns>Null where nothing is said of it, or the fund or the topic is not known.</returns>
    [Alias("get")]
    Task<Silence?> GetAsync(string fund, TopicCodes topic, DateTimeOffset? receivedAt);
}
