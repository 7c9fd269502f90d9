using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Figures;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Funds.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Figures;

/// <summary>Makes the figures of a fund from what mailboxes counted.</summary>
[GrainType("figures")]
internal sealed partial class FiguresGrain(IFigureStore store, FundDirectory funds, TimeProvider time)
    : Grain,
        IFiguresGrain
{
    private string Fund => this.GetPrimaryKeyString();

    private bool IsNational => Fund == IFiguresGrain.National;

    private bool IsOfNoFund => !IsNational && !funds.Works(Fund);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (IsOfNoFund)
            this.EndIfVacant(() => true);
        return Task.CompletedTask;
    }

    public async Task<Outcome<FundFigures>> GetAsync(Actor actor, DateOnly from, DateOnly to)
    {
        if (IsOfNoFund)
            return RefusalCode.UnknownFund;
        if (!actor.MaySee(Fund))
            return RefusalCode.Forbidden;
        if (to < from || to.DayNumber - from.DayNumber >= IFiguresGrain.MostDays)
            return RefusalCode.InvalidDates;
        var counts = await store.ReadAsync(IsNational ? null : Fund, from, to);
        var asked = IsNational ? funds.Codes : [Fund];
        return FigureSheet.Of(Fund, from, to, counts, await DeflectionAsync(asked, from, to));
    }

    private async Task<ImmutableArray<DeflectionFigures>> DeflectionAsync(
        IEnumerable<string> asked,
        DateOnly from,
        DateOnly to
    )
    {
        var months = Enumerable.Range(0, (to.Year - from.Year) * 12 + to.Month - from.Month + 1).Select(from.AddMonths);
        var counted = await Task.WhenAll(
            from fund in asked
            from month in months
            select GrainFactory.GetGrain<IDeflectionGrain>(DeflectionKey.For(fund, month)).GetAsync()
        );
        return
        [
            .. from line in counted.SelectMany(counts => counts)
            where line.Day >= @from && line.Day <= to
            group line by (line.Service, line.Reason) into same
            orderby same.Key.Service, same.Key.Reason
            select new DeflectionFigures(
                same.Key.Service,
                same.Key.Reason,
                same.Sum(line => line.Offered),
                same.Sum(line => line.Used),
                same.Sum(line => line.Declined)
            ),
        ];
    }
}
