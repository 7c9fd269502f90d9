using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mailboxes;

[GrainType("silence")]
[StatelessWorker]
internal sealed class SilenceGrain(MailboxPolicy policy, TimeProvider time) : Grain, ISilenceGrain
{
    public Task<Silence?> GetAsync(string fund, TopicCodes topic, DateTimeOffset? receivedAt) =>
        Task.FromResult(
            policy.Funds.Find(fund) is { } found
            && policy.Catalog.Find(topic, profile: null).TryGet(out var filed, out _)
                ? SilentDecision.Of(filed, found.View.Code, policy, receivedAt ?? time.GetUtcNow())
                : null
        );
}
