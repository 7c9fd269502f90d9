using System.Collections.Immutable;
using MsaOrleans.Calendars;
using MsaOrleans.Funds;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Grains.Funds.Domain;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Funds;

[GrainType("funds")]
[StatelessWorker]
internal sealed class FundsGrain(FundDirectory directory, SlaPolicy policy, TimeProvider time) : Grain, IFundsGrain
{
    public Task<ImmutableArray<FundView>> ListAsync() =>
        Task.FromResult(directory.All.Select(fund => fund.View).ToImmutableArray());

    public Task<Outcome<FundView>> GetAsync(string fund) =>
        Task.FromResult<Outcome<FundView>>(directory.Find(fund) is { } found ? found.View : RefusalCode.UnknownFund);

    public Task<Outcome<Deadline>> GetDeadlineAsync(string fund, DateTimeOffset? receivedAt) =>
        Task.FromResult<Outcome<Deadline>>(
            directory.Find(fund) is { } found
                ? DeadlineRule.Respond(found.Calendar, receivedAt ?? time.GetUtcNow(), policy)
                : RefusalCode.UnknownFund
        );
}
