using System.Collections.Immutable;
using MsaOrleans.Calendars;

namespace MsaOrleans.Funds;

/// <summary>Hands out the funds and computes their deadlines; a stateless worker, key 0.</summary>
[Alias("funds")]
public interface IFundsGrain : IGrainWithIntegerKey
{
    /// <returns>The funds that work, by name; those merged into others are not among them.</returns>
    [Alias("list")]
    Task<ImmutableArray<FundView>> ListAsync();

    /// <returns>
    /// The fund, or the one that it is merged into; refused <see cref="RefusalCode.UnknownFund"/> when there is none.
    /// </returns>
    [Alias("get")]
    Task<Outcome<FundView>> GetAsync(string fund);

    /// <param name="fund">Code of a fund.</param>
    /// <param name="receivedAt">Receipt; now when null.</param>
    /// <returns>When an answer is due and why; refused <see cref="RefusalCode.UnknownFund"/> when there is no such
    /// fund.</returns>
    [Alias("get-deadline")]
    Task<Outcome<Deadline>> GetDeadlineAsync(string fund, DateTimeOffset? receivedAt);
}
